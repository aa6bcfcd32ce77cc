using System.Globalization;
using System.Net;

namespace DeepAgents.Emulator;

/// <summary>The arguments of the program.</summary>
internal sealed class CommandLine
{
    public const string Help = """
        Runs LangSmith Managed Deep Agents and the LiteLLM Agent Platform in memory, on one port of this machine.

        Usage: deepagents-emulator [options]

          --port <number>        The port to listen on, 0 to 65535. Default: 0, a free one.
          --listen <address>     The IP address to listen on. Default: 127.0.0.1. Whoever reaches another
                                 address can use both services with any key.
          --allow-host <name>    A host name that requests may come under besides localhost. Repeatable.
          --scenario <file>      A JSON file that says what happens: latency, answers, authorizations, faults.
          --seed <number>        Makes chance and ids repeatable. Overrides the seed of the scenario.
          --forbid-key <key>     A key that is refused. Repeatable.
          --help                 Shows this and ends.
        """;

    private readonly DeepAgentsEmulatorOptions _options = new();
    private readonly List<string> _forbiddenKeys = [];
    private string? _scenarioFile;
    private int? _seed;

    public bool ShowHelp { get; private set; }

    /// <summary>What is wrong with the arguments, or null.</summary>
    public string? Error { get; private set; }

    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new CommandLine();
        for (var index = 0; index < arguments.Count && parsed.Error is null; index++)
        {
            var name = arguments[index];
            if (name is "--help" or "-h")
            {
                parsed.ShowHelp = true;
            }
            else
            {
                parsed.Read(name, ++index < arguments.Count ? arguments[index] : null);
            }
        }

        return parsed;
    }

    /// <summary>The options that the arguments ask for.</summary>
    /// <exception cref="FormatException">The scenario file holds no valid scenario.</exception>
    /// <exception cref="IOException">The scenario file cannot be read.</exception>
    public DeepAgentsEmulatorOptions ToOptions()
    {
        if (_scenarioFile is not null)
        {
            _options.Scenario = EmulatorScenario.Load(_scenarioFile);
        }

        _options.Scenario.Seed = _seed ?? _options.Scenario.Seed;
        _options.Scenario.ForbiddenKeys.UnionWith(_forbiddenKeys);
        return _options;
    }

    private void Read(string name, string? value)
    {
        Error = name switch
        {
            "--port" => ReadPort(value),
            "--listen" => ReadAddress(value),
            "--allow-host" => ReadText(value, host => _options.AllowedHosts.Add(host), "--allow-host needs a name."),
            "--scenario" => ReadText(value, file => _scenarioFile = file, "--scenario needs the path of a file."),
            "--seed" => ReadSeed(value),
            "--forbid-key" => ReadText(value, _forbiddenKeys.Add, "--forbid-key needs a key."),
            _ => $"Unknown argument '{name}'.",
        };
    }

    private static string? ReadText(string? text, Action<string> use, string problem)
    {
        if (string.IsNullOrEmpty(text))
        {
            return problem;
        }

        use(text);
        return null;
    }

    private string? ReadPort(string? text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
        {
            return "--port needs a number from 0 to 65535.";
        }

        _options.Port = port;
        return null;
    }

    private string? ReadAddress(string? text)
    {
        if (!IPAddress.TryParse(text, out var address))
        {
            return "--listen needs an IP address.";
        }

        _options.ListenAddress = address;
        return null;
    }

    private string? ReadSeed(string? text)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed))
        {
            return "--seed needs a whole number.";
        }

        _seed = seed;
        return null;
    }
}
