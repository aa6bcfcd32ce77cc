namespace DeepAgents.Emulator;

/// <summary>How a run asks a person about tool calls, and in which form it takes the answer.</summary>
public enum ApprovalForm
{
    /// <summary>The Python middleware: one interrupt for all calls, with <c>action_requests</c> and <c>review_configs</c>.</summary>
    SnakeCase,

    /// <summary>
    /// The middleware of LangChain for JavaScript: the same with <c>actionRequests</c>, <c>reviewConfigs</c> and <c>editedAction</c>.
    /// There is no <c>respond</c>, and a rejection drops the other calls of its message.
    /// </summary>
    CamelCase,

    /// <summary>One interrupt for each call, with the value <c>{"type":"tool_approval",…}</c>, answered with one decision.</summary>
    PerCall,
}
