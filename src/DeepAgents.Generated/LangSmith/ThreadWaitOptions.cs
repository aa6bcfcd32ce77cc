namespace DeepAgents.LangSmith;

/// <summary>How to wait for a thread.</summary>
public sealed class ThreadWaitOptions
{
    /// <summary>How to poll. The timeout is 10 minutes where it says nothing.</summary>
    /// <value><see langword="null"/> by default: the intervals of <see cref="PollingOptions"/>, and 10 minutes.</value>
    public PollingOptions? Polling { get; set; }

    /// <summary>
    /// The thread as it was before the run was started. A state counts only once the thread was seen busy, or has another
    /// <see cref="AgentThreadState.UpdatedAt"/> than this: right after the start the service may still tell the state from before.
    /// </summary>
    /// <value><see langword="null"/> by default: the first answer is compared with, and <see cref="SettleTime"/> counts.</value>
    public AgentThreadState? Before { get; set; }

    /// <summary>
    /// Without <see cref="Before"/>: how long a thread that neither was busy nor changed has to stay as it is before that counts, so that
    /// waiting for a thread on which nothing runs comes to an end.
    /// </summary>
    /// <value>5 seconds by default. Zero takes the first settled state that is seen.</value>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether the stream of the run ended by itself. The thread is at rest then, or soon will be, so a state that does not change within
    /// <see cref="SettleTime"/> counts even with <see cref="Before"/>.
    /// </summary>
    internal bool IsRunOver { get; set; }
}
