namespace DeepAgents;

/// <summary>What a person can decide about an action that an agent asks for.</summary>
public enum DecisionKind
{
    /// <summary>The tool runs as proposed (<c>approve</c>).</summary>
    Approve,

    /// <summary>The tool runs with another name or other arguments (<c>edit</c>).</summary>
    Edit,

    /// <summary>The tool does not run, and the agent is told that the call was refused (<c>reject</c>).</summary>
    Reject,

    /// <summary>The tool does not run, and a message takes the place of its result (<c>respond</c>).</summary>
    Respond,
}
