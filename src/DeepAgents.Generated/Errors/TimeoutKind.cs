namespace DeepAgents;

/// <summary>The time limits that a <see cref="DeepAgentsTimeoutException"/> can be about.</summary>
public enum TimeoutKind
{
    /// <summary>The time to open a connection.</summary>
    Connect,

    /// <summary>The time for one attempt, from sending to the end of the answer.</summary>
    Request,

    /// <summary>The time for all attempts of a call together, with the pauses between them.</summary>
    Total,

    /// <summary>The time in which a stream has to send something, a heartbeat at least.</summary>
    Idle,
}
