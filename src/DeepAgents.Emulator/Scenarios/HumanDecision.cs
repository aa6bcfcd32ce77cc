namespace DeepAgents.Emulator;

/// <summary>What a person can decide about a tool call.</summary>
public enum HumanDecision
{
    /// <summary>The tool runs as the model proposed it.</summary>
    Approve,

    /// <summary>The tool, or another one, runs with what the person wrote.</summary>
    Edit,

    /// <summary>The tool does not run, and the model learns that it was refused.</summary>
    Reject,

    /// <summary>The tool does not run; what the person wrote is its result.</summary>
    Respond,
}
