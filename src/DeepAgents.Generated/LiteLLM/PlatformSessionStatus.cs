namespace DeepAgents.LiteLLM;

public readonly partial struct PlatformSessionStatus
{
    /// <summary>
    /// Whether the session has ended: <c>failed</c>, <c>dead</c> or <c>stopped</c>. It is not final: a restart, a message or the
    /// platform's reviewer may bring the session back.
    /// </summary>
    public bool IsEnded => this == Failed || this == Dead || this == Stopped;
}
