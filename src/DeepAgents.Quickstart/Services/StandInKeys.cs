namespace Quickstart.Services;

/// <summary>API keys of the stand-in. It takes any key, except that it was told to refuse two of these something.</summary>
internal static class StandInKeys
{
    /// <summary>May do everything.</summary>
    public const string Valid = "quickstart";

    /// <summary>May do nothing.</summary>
    public const string Refused = "quickstart-refused";

    /// <summary>May do everything but register MCP servers.</summary>
    public const string WithoutMcpServers = "quickstart-without-mcp-servers";

    /// <summary>The permission that <see cref="WithoutMcpServers"/> lacks.</summary>
    public const string MissingPermission = "mcp-servers:create";
}
