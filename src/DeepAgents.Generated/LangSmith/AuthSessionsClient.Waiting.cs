namespace DeepAgents.LangSmith;

public partial class AuthSessionsClient
{
    private const int LongestWaitSeconds = 25;

    private static readonly TimeSpan CompletionTimeout = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Waits until a person has consented. The service is asked to answer at the moment the status changes (<c>wait_seconds</c>); one
    /// that answers at once all the same is asked in growing intervals.
    /// </summary>
    /// <param name="sessionId">The id of the session, as <see cref="CreateAsync"/> gave it.</param>
    /// <param name="options">How to wait. The timeout is 5 minutes where it says nothing.</param>
    /// <param name="progress">Told of every answer, and of every fault that was tolerated.</param>
    /// <param name="cancellationToken">Ends the wait; the session goes on.</param>
    /// <returns>The session, which is <see cref="AuthSessionStatus.Completed"/>.</returns>
    /// <exception cref="TerminalStateException{T}">The session ended without a connection (<see cref="AuthSessionStatus.ConnectionRequired"/>,
    /// <see cref="AuthSessionStatus.TokenExpired"/>).</exception>
    /// <exception cref="PollingTimeoutException{T}">The time was over while the session was still pending, or had a status that this version does not know.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused, or was unwell more often in a row than is tolerated.</exception>
    public virtual Task<AuthSession> WaitForCompletionAsync(
        string sessionId,
        PollingOptions? options = null,
        IProgress<PollSnapshot<AuthSession>>? progress = null,
        CancellationToken cancellationToken = default) =>
        Poller.WaitAsync(Plan("AuthSessions.WaitForCompletion", sessionId, Classify, options), options, progress, cancellationToken);

    /// <summary>
    /// Watches a session without judging it: every answer is handed out, whatever its status, until the caller has seen enough and
    /// leaves the enumeration.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="options">How to wait. The timeout is 5 minutes where it says nothing.</param>
    /// <param name="cancellationToken">Ends the watching; the session goes on.</param>
    /// <returns>A snapshot for every answer, and for every fault that was tolerated.</returns>
    /// <exception cref="PollingTimeoutException{T}">The time was over.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused, or was unwell more often in a row than is tolerated.</exception>
    public virtual IAsyncEnumerable<PollSnapshot<AuthSession>> WatchAsync(
        string sessionId, PollingOptions? options = null, CancellationToken cancellationToken = default) =>
        Poller.WatchAsync(Plan("AuthSessions.Watch", sessionId, static _ => PollVerdict.Pending, options), options, cancellationToken);

    private static PollVerdict Classify(AuthSession session) => session.Status switch
    {
        { } status when status == AuthSessionStatus.Completed => PollVerdict.Succeeded,
        { IsFinal: true } => PollVerdict.Failed,
        _ => PollVerdict.Pending,
    };

    private PollPlan<AuthSession> Plan(string name, string sessionId, Func<AuthSession, PollVerdict> classify, PollingOptions? options)
    {
        _ = PathSegment.Escape(sessionId, nameof(sessionId));
        var secrets = options?.Secrets ?? NewSecrets();
        return new PollPlan<AuthSession>("authorization session", (context, token) => PollAsync(sessionId, secrets, context, token), classify)
        {
            Id = sessionId,
            DefaultTimeout = CompletionTimeout,
            Label = Label(name, secrets),
            NameOf = static session => StateName.Of(session.Status),
            Describe = session => secrets.Show($"status {session.Status?.Value ?? "absent"}", 60),
            LongPoll = true,
            TimeProvider = Clock,
        };
    }

    private Task<AuthSession> PollAsync(string sessionId, CallSecrets secrets, PollContext context, CancellationToken cancellationToken)
    {
        // The call takes as long as the window on purpose, so the window comes on top of the usual limit.
        var window = context.WaitSeconds(LongestWaitSeconds);
        var limit = RequestTimeout == Timeout.InfiniteTimeSpan ? RequestTimeout : RequestTimeout + TimeSpan.FromSeconds(window);
        var options = new GetAuthSessionOptions { WaitSeconds = window, Timeout = limit };
        return GetAsync(sessionId, context.Request(secrets, options), cancellationToken);
    }
}
