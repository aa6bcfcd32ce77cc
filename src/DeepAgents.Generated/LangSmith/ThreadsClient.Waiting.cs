namespace DeepAgents.LangSmith;

public partial class ThreadsClient
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Waits until the run of a thread has come to rest. All three ways are outcomes and no errors: <see cref="ThreadStatus.Idle"/> (done),
    /// <see cref="ThreadStatus.Interrupted"/> (waits for a person), <see cref="ThreadStatus.Error"/>. The state from before the run is not
    /// taken for the end: see <see cref="ThreadWaitOptions.Before"/>.
    /// </summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="options">How to wait. The timeout is 10 minutes where it says nothing.</param>
    /// <param name="progress">Told of every answer, and of every fault that was tolerated.</param>
    /// <param name="cancellationToken">Ends the wait; the run goes on.</param>
    /// <returns>The thread at rest.</returns>
    /// <exception cref="PollingTimeoutException{T}">The time was over while the thread was busy, or had a status that this version does not know.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused, or was unwell more often in a row than is tolerated.</exception>
    public virtual Task<AgentThreadState> WaitForIdleAsync(
        string threadId,
        ThreadWaitOptions? options = null,
        IProgress<PollSnapshot<AgentThreadState>>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var wait = options ?? new ThreadWaitOptions();
        var plan = Plan("Threads.WaitForIdle", threadId, new ThreadSettling(wait, Clock).Classify, wait.Polling);
        return Poller.WaitAsync(plan, wait.Polling, progress, cancellationToken);
    }

    /// <summary>
    /// Watches a thread without judging it: every answer is handed out, whatever its status, until the caller has seen enough and leaves
    /// the enumeration.
    /// </summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="options">How to wait. The timeout is 10 minutes where it says nothing.</param>
    /// <param name="cancellationToken">Ends the watching; a run goes on.</param>
    /// <returns>A snapshot for every answer, and for every fault that was tolerated.</returns>
    /// <exception cref="PollingTimeoutException{T}">The time was over.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused, or was unwell more often in a row than is tolerated.</exception>
    public virtual IAsyncEnumerable<PollSnapshot<AgentThreadState>> WatchAsync(
        string threadId, PollingOptions? options = null, CancellationToken cancellationToken = default) =>
        Poller.WatchAsync(Plan("Threads.Watch", threadId, static _ => PollVerdict.Pending, options), options, cancellationToken);

    private PollPlan<AgentThreadState> Plan(
        string name, string threadId, Func<AgentThreadState, PollVerdict> classify, PollingOptions? options)
    {
        _ = PathSegment.Escape(threadId, nameof(threadId));
        var secrets = options?.Secrets ?? NewSecrets();
        return new PollPlan<AgentThreadState>("thread", (context, token) => GetAsync(threadId, context.Request(secrets), token), classify)
        {
            Id = threadId,
            DefaultTimeout = IdleTimeout,
            Label = Label(name, secrets, GenAITags.ConversationId, threadId),
            NameOf = static state => StateName.Of(state.Status),
            Describe = state => secrets.Show($"status {state.Status?.Value ?? "absent"}", 60),
            TimeProvider = Clock,
        };
    }
}
