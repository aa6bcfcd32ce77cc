namespace DeepAgents.Emulator;

/// <summary>
/// What an emulator was really asked and what it really made, at one moment: to be compared with what a client believes that it
/// sent and created.
/// </summary>
public sealed class EmulatorLedger
{
    internal EmulatorLedger(
        IReadOnlyDictionary<string, long> requests,
        IReadOnlyDictionary<string, long> created,
        IReadOnlyDictionary<string, long> faults,
        IReadOnlyList<LedgerToolCall> toolCalls)
    {
        Requests = requests;
        Created = created;
        Faults = faults;
        ToolCalls = toolCalls;
    }

    /// <summary>
    /// How many requests of each operation arrived, answered or not, by method and path template: for example
    /// <c>GET /v1/deepagents/agents/{agent_id}</c>. An operation without a request is absent.
    /// </summary>
    public IReadOnlyDictionary<string, long> Requests { get; }

    /// <summary>
    /// How many of each kind were made, deleted ones included: <c>agents</c>, <c>threads</c>, <c>runs</c>, <c>mcp_servers</c>,
    /// <c>oauth_providers</c>, <c>auth_sessions</c>; <c>platform_agents</c>, <c>sessions</c>, <c>messages</c>, <c>skills</c>,
    /// <c>memories</c>. A kind of which none was made is absent.
    /// </summary>
    public IReadOnlyDictionary<string, long> Created { get; }

    /// <summary>How many requests met each kind of fault, by the kind's name in JSON, for example <c>reset_in_body</c>.</summary>
    public IReadOnlyDictionary<string, long> Faults { get; }

    /// <summary>
    /// The tool calls of runs, oldest first, each with what became of it: the proof that a tool ran, or that it did not. A subagent is
    /// called by the tool <c>task</c>, so that its call and the call that it makes are two. Tools of the LiteLLM side are not among them.
    /// </summary>
    public IReadOnlyList<LedgerToolCall> ToolCalls { get; }
}
