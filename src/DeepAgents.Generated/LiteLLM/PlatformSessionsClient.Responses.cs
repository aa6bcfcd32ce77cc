namespace DeepAgents.LiteLLM;

public partial class PlatformSessionsClient
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Creates a session and waits until it takes messages. A session of an inline harness does so at once.
    /// </summary>
    /// <param name="agentId">The id of the agent.</param>
    /// <param name="body">What the session starts with; may be absent.</param>
    /// <param name="options">How to wait. The timeout is 20 minutes where it says nothing.</param>
    /// <param name="progress">Told of every answer, with the phase in it, and of every fault that was tolerated.</param>
    /// <param name="cancellationToken">Ends the wait; the bring-up goes on.</param>
    /// <returns>The session, which is <see cref="PlatformSessionStatus.Ready"/>.</returns>
    /// <exception cref="TerminalStateException{T}">The bring-up failed; the state in the exception has the id of the session.</exception>
    /// <exception cref="PollingTimeoutException{T}">The session was not ready in time.</exception>
    /// <exception cref="DeepAgentsApiException">The platform refused.</exception>
    public virtual Task<PlatformSession> CreateAndWaitAsync(
        string agentId,
        CreatePlatformSessionRequest? body = null,
        PollingOptions? options = null,
        IProgress<PollSnapshot<PlatformSession>>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var secrets = NewSecrets();
        return CompositeTrace.RunAsync(
            Label("PlatformSessions.CreateAndWait", secrets, GenAITags.AgentId, agentId),
            (Client: this, agentId, body, Options: PollingOptions.Within(secrets, options), progress, cancellationToken),
            static call => call.Client.BringUpAsync(call.agentId, call.body, call.Options, call.progress, call.cancellationToken));
    }

    /// <summary>
    /// Waits until <see cref="PlatformSession.Response"/> is there. Only two things ever write it: the initial prompt of a session that was
    /// created with one, and the replay after a restart. A message never does; its reply is what <see cref="SendMessageAsync"/> returns.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="options">How to wait. The timeout is 30 minutes where it says nothing; a session without an initial prompt is waited for that long in vain.</param>
    /// <param name="progress">Told of every answer, and of every fault that was tolerated.</param>
    /// <param name="cancellationToken">Ends the wait; the turn goes on.</param>
    /// <returns>The session with its response.</returns>
    /// <exception cref="TerminalStateException{T}">The session ended, or its initial prompt failed: then it is ready with a failure reason, for good.</exception>
    /// <exception cref="PollingTimeoutException{T}">There was no response in time.</exception>
    /// <exception cref="DeepAgentsApiException">The platform refused, or was unwell more often in a row than is tolerated.</exception>
    public virtual Task<PlatformSession> WaitForResponseAsync(
        string sessionId,
        PollingOptions? options = null,
        IProgress<PollSnapshot<PlatformSession>>? progress = null,
        CancellationToken cancellationToken = default) =>
        Poller.WaitAsync(Plan("PlatformSessions.WaitForResponse", sessionId, ClassifyResponse, ResponseTimeout, options), options, progress, cancellationToken);

    private async Task<PlatformSession> BringUpAsync(
        string agentId,
        CreatePlatformSessionRequest? body,
        PollingOptions options,
        IProgress<PollSnapshot<PlatformSession>>? progress,
        CancellationToken cancellationToken)
    {
        // What the creation holds must not be in a message of a poll either.
        var answer = new ServerValue("PlatformSessions.Create", options.Secrets!);
        var created = await CreateAsync(agentId, body, answer.Options, cancellationToken).ConfigureAwait(false);
        if (created.Status == PlatformSessionStatus.Ready)
        {
            return created;
        }

        var id = answer.Id(created.Id, "id");
        var plan = Plan("PlatformSessions.WaitForReady", id, Classify, BringUpTimeout, options);
        return await Poller.WaitAsync(plan, options, progress, cancellationToken).ConfigureAwait(false);
    }

    private static PollVerdict ClassifyResponse(PlatformSession session) => session switch
    {
        { Response: not null } => PollVerdict.Succeeded,
        { Status.IsEnded: true } => PollVerdict.Failed,
        { FailureReason.Length: > 0 } when session.Status == PlatformSessionStatus.Ready => PollVerdict.Failed,
        _ => PollVerdict.Pending,
    };
}
