using System.Globalization;

namespace DeepAgents.Emulator;

/// <summary>The arguments of the program.</summary>
internal sealed class CommandLine
{
    public const string Help = """
        Runs LangSmith Managed Deep Agents and the LiteLLM Agent Platform in memory on 127.0.0.1.

        Usage: DeepAgents.Emulator [options]

          --port <number>  The port to listen on, 0 to 65535. Default: 0, a free one.
          --help           Shows this and ends.
        """;

    public int Port { get; private set; }

    public bool ShowHelp { get; private set; }

    /// <summary>What is wrong with the arguments, or null.</summary>
    public string? Error { get; private set; }

    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new CommandLine();
        for (var index = 0; index < arguments.Count && parsed.Error is null; index++)
        {
            switch (arguments[index])
            {
                case "--help" or "-h":
                    parsed.ShowHelp = true;
                    break;
                case "--port":
                    parsed.ReadPort(++index < arguments.Count ? arguments[index] : null);
                    break;
                default:
                    parsed.Error = $"Unknown argument '{arguments[index]}'.";
                    break;
            }
        }

        return parsed;
    }

    private void ReadPort(string? text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
        {
            Port = port;
        }
        else
        {
            Error = "--port needs a number from 0 to 65535.";
        }
    }
}
