namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>What a client process can be asked to do.</summary>
internal static class ScenarioNames
{
    public const string Agent = "agent";
    public const string AgentWithFiles = "agent-with-files";
    public const string Page = "page";
    public const string Write = "write";
    public const string Events = "events";
    public const string SlowBodies = "slow-bodies";
    public const string Polls = "polls";
    public const string PollsOverHttp2 = "polls-over-http2";
    public const string StreamMemory = "stream-memory";
    public const string Calls = "calls";
    public const string BodySize = "body-size";
}
