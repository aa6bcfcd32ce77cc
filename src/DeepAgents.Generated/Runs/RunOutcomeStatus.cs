namespace DeepAgents;

/// <summary>How a run came to rest.</summary>
public enum RunOutcomeStatus
{
    /// <summary>The run is done.</summary>
    Completed,

    /// <summary>The run is paused, usually for the decision of a person.</summary>
    Waiting,

    /// <summary>The run was cancelled before it was done.</summary>
    Cancelled,

    /// <summary>The run failed. Only the outcome of a <see cref="RunFailedException"/> has this status.</summary>
    Failed,
}
