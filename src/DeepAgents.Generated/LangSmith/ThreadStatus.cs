namespace DeepAgents.LangSmith;

public readonly partial struct ThreadStatus
{
    /// <summary>
    /// Whether a run has come to rest: <c>idle</c> (done), <c>interrupted</c> (waits for a person), <c>error</c>. Right after a run was
    /// started it may still be the state from before.
    /// </summary>
    public bool IsSettled => this == Idle || this == Interrupted || this == Error;
}
