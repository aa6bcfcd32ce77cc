using System.Globalization;

namespace DeepAgents.Benchmarks.Server;

/// <summary>The paths that client and server agree on; those of the service are as the contract has them.</summary>
internal static class BenchmarkPaths
{
    public const string AgentId = "11111111-1111-1111-1111-000000000001";

    public const string Prefix = "/v1/deepagents";
    public const string Agents = Prefix + "/agents";
    public const string Agent = Agents + "/" + AgentId;
    public const string AuthSession = Prefix + "/auth-sessions/one";

    /// <summary>How many long polls are open.</summary>
    public const string Held = "/held";

    /// <summary>Answers all of them.</summary>
    public const string Release = "/release";

    private const string SizePrefix = Agents + "/size-";
    private const string EventsPrefix = Prefix + "/threads/events-";
    private const string EventsSuffix = "/runs/stream";

    /// <summary>The id of an agent whose one file has so many characters.</summary>
    public static string SizedAgentId(int characters) => FormattableString.Invariant($"size-{characters}");

    /// <summary>The id of a thread whose runs are streams of so many events.</summary>
    public static string EventsThreadId(int events) => FormattableString.Invariant($"events-{events}");

    public static string Events(int events) => $"{Prefix}/threads/{EventsThreadId(events)}{EventsSuffix}";

    public static bool TryReadSize(string path, out int characters) => TryRead(path, SizePrefix, string.Empty, out characters);

    public static bool TryReadEvents(string path, out int events) => TryRead(path, EventsPrefix, EventsSuffix, out events);

    private static bool TryRead(string path, string prefix, string suffix, out int number)
    {
        number = 0;
        return path.StartsWith(prefix, StringComparison.Ordinal) && path.EndsWith(suffix, StringComparison.Ordinal) &&
            int.TryParse(path.AsSpan(prefix.Length, path.Length - prefix.Length - suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
