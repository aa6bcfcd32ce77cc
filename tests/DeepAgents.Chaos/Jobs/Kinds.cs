namespace DeepAgents.Chaos.Jobs;

/// <summary>What jobs make, by the names that the emulator's ledger has for it.</summary>
internal static class Kinds
{
    public const string Agents = "agents";
    public const string Threads = "threads";
    public const string Runs = "runs";
    public const string McpServers = "mcp_servers";
    public const string OAuthProviders = "oauth_providers";
    public const string AuthSessions = "auth_sessions";
    public const string PlatformAgents = "platform_agents";
    public const string Sessions = "sessions";
    public const string Messages = "messages";

    public static IReadOnlyList<string> All { get; } =
        [Agents, Threads, Runs, McpServers, OAuthProviders, AuthSessions, PlatformAgents, Sessions, Messages];
}
