namespace DeepAgents.LiteLLM;

public partial class PlatformSessionsClient
{
    private static readonly TimeSpan BringUpTimeout = TimeSpan.FromMinutes(20);

    /// <summary>
    /// Waits until the sandbox of a session takes messages. Only the status decides; the phase is a hint for progress displays, which
    /// repeats, goes back and goes stale. A <c>failure_reason</c> on a ready session is about its initial prompt and ends no wait.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="options">How to wait. The timeout is 20 minutes where it says nothing.</param>
    /// <param name="progress">Told of every answer, with the phase in it, and of every fault that was tolerated.</param>
    /// <param name="cancellationToken">Ends the wait; the bring-up goes on.</param>
    /// <returns>The session, which is <see cref="PlatformSessionStatus.Ready"/>.</returns>
    /// <exception cref="TerminalStateException{T}">The session is <c>failed</c>, <c>dead</c> or <c>stopped</c>; the message has the failure reason.</exception>
    /// <exception cref="PollingTimeoutException{T}">The time was over while the session was not ready, or had a status that this version does not know.</exception>
    /// <exception cref="DeepAgentsNotFoundException">There is no such session, or it went away while waiting.</exception>
    /// <exception cref="DeepAgentsApiException">The platform refused, or was unwell more often in a row than is tolerated.</exception>
    public virtual Task<PlatformSession> WaitForReadyAsync(
        string sessionId,
        PollingOptions? options = null,
        IProgress<PollSnapshot<PlatformSession>>? progress = null,
        CancellationToken cancellationToken = default) =>
        Poller.WaitAsync(Plan("PlatformSessions.WaitForReady", sessionId, Classify, BringUpTimeout, options), options, progress, cancellationToken);

    /// <summary>
    /// Watches a session without judging it: every answer is handed out, whatever its status, until the caller has seen enough and
    /// leaves the enumeration. An end is no end here, because sessions come back.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="options">How to wait. The timeout is 20 minutes where it says nothing.</param>
    /// <param name="cancellationToken">Ends the watching; the session goes on.</param>
    /// <returns>A snapshot for every answer, and for every fault that was tolerated.</returns>
    /// <exception cref="PollingTimeoutException{T}">The time was over.</exception>
    /// <exception cref="DeepAgentsApiException">The platform refused, or was unwell more often in a row than is tolerated.</exception>
    public virtual IAsyncEnumerable<PollSnapshot<PlatformSession>> WatchAsync(
        string sessionId, PollingOptions? options = null, CancellationToken cancellationToken = default) =>
        Poller.WatchAsync(Plan("PlatformSessions.Watch", sessionId, static _ => PollVerdict.Pending, BringUpTimeout, options), options, cancellationToken);

    private static PollVerdict Classify(PlatformSession session) => session.Status switch
    {
        { } status when status == PlatformSessionStatus.Ready => PollVerdict.Succeeded,
        { IsEnded: true } => PollVerdict.Failed,
        _ => PollVerdict.Pending,
    };

    private static string Describe(PlatformSession session)
    {
        var text = $"status {session.Status?.Value ?? "absent"}";
        text += session.Phase is { } phase ? $", phase {phase.Value}" : "";
        text += session.FailureReason is { Length: > 0 } reason ? $": {reason}" : "";
        return text;
    }

    private PollPlan<PlatformSession> Plan(
        string name, string sessionId, Func<PlatformSession, PollVerdict> classify, TimeSpan timeout, PollingOptions? options)
    {
        _ = PathSegment.Escape(sessionId, nameof(sessionId));
        var secrets = options?.Secrets ?? NewSecrets();
        return new PollPlan<PlatformSession>("session", (context, token) => GetAsync(sessionId, context.Request(secrets), token), classify)
        {
            Id = sessionId,
            DefaultTimeout = timeout,
            Label = Label(name, secrets, GenAITags.ConversationId, sessionId),
            NameOf = static session => StateName.Of(session.Status),
            Describe = session => secrets.Show(Describe(session), 300),
            TimeProvider = Clock,
        };
    }
}
