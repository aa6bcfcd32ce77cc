namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>
/// Where the two sides are known to part from the contracts, each with the reason. Only exactly these are let pass, and a complete run
/// fails by one that no longer occurs.
/// </summary>
internal static class KnownDeviations
{
    private const string CreateAgent = "LangSmith POST /agents";
    private const string Undeclared = "is not in the contract";
    private const string OlderGeneration = "Sandbox settings of older servers; the overlay adds them to what the client knows.";

    public static readonly IReadOnlyDictionary<Violation, string> All = new Dictionary<Violation, string>
    {
        [new(CreateAgent, "request body #/backend/type", OlderType("thread_scoped_sandbox"))] = OlderGeneration,
        [new(CreateAgent, "request body #/backend/sandbox", Undeclared)] = OlderGeneration,
        [new(CreateAgent, "response 201 body #/backend/type", OlderType("thread_scoped_sandbox"))] = OlderGeneration,
        [new(CreateAgent, "response 201 body #/backend/type", OlderType("agent_scoped_sandbox"))] = OlderGeneration,
        [new(CreateAgent, "response 201 body #/backend/type", OlderType("default"))] = OlderGeneration,
        [new(CreateAgent, "response 201 body #/backend/sandbox", Undeclared)] = OlderGeneration,
        [new("LangSmith POST /mcp-servers", "response 403 content type", "is text/plain, but has to be application/json")]
            = "A role that lacks a permission is told so in plain text; the contract says that in words only, not as a media type.",
    };

    private static string OlderType(string type) => $"is \"{type}\", but has to be one of \"state\", \"sandbox\"";
}
