namespace Quickstart;

/// <summary>The arguments of the program.</summary>
internal sealed class QuickstartOptions
{
    public const string Help = """
        Shows what DeepAgents.Generated does, step by step, and checks every answer.

        Usage: DeepAgents.Quickstart [options]

          --live         Uses the real services whose settings are complete. Without it nothing
                         leaves this machine, whatever keys the environment holds.
          --mcp-url URL  The OAuth MCP server to register (https). Needed for that part on the
                         live LangSmith service; a stand-in takes any.
          --model NAME   The model of the LiteLLM agent. Without it that of an agent which the
                         platform has already; a stand-in takes any.
          --plain        Plain lines, without colours and moving parts, on a terminal too.
          --help         Shows this and ends.

        A stand-in inside this program, on a loopback port, takes the place of both services.
        With --live, each service is the real one if its settings are complete:

          LangSmith      LANGSMITH_API_KEY (or LANGCHAIN_API_KEY);
                         LANGSMITH_ENDPOINT (or LANGCHAIN_ENDPOINT) if it is not the public one
          LiteLLM        LITELLM_AGENT_PLATFORM_URL, and
                         LITELLM_AGENT_PLATFORM_KEY (or MASTER_KEY)

        What was made is deleted at the end, also after a failure or Ctrl+C.
        Exit codes: 0 all as expected, 1 something was not, 64 wrong usage, 130 interrupted.
        """;

    public string? McpUrl { get; private set; }

    public string? Model { get; private set; }

    public bool Live { get; private set; }

    public bool Plain { get; private set; }

    public bool ShowHelp { get; private set; }

    /// <summary>What is wrong with the arguments, or null.</summary>
    public string? Error { get; private set; }

    public static QuickstartOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new QuickstartOptions();
        for (var index = 0; index < arguments.Count && options.Error is null; index++)
        {
            switch (arguments[index])
            {
                case "--help" or "-h":
                    options.ShowHelp = true;
                    break;
                case "--live":
                    options.Live = true;
                    break;
                case "--plain":
                    options.Plain = true;
                    break;
                case "--mcp-url":
                    options.ReadMcpUrl(arguments.ElementAtOrDefault(++index));
                    break;
                case "--model":
                    options.ReadModel(arguments.ElementAtOrDefault(++index));
                    break;
                default:
                    options.Error = $"Unknown argument '{arguments[index]}'.";
                    break;
            }
        }

        return options;
    }

    private void ReadMcpUrl(string? text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
        {
            McpUrl = text;
        }
        else
        {
            Error = "--mcp-url needs an https URL.";
        }
    }

    private void ReadModel(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.StartsWith('-'))
        {
            Error = "--model needs a name.";
        }
        else
        {
            Model = text;
        }
    }
}
