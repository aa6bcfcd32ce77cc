using System.Runtime.CompilerServices;

namespace DeepAgents.LangSmith;

public partial class RunsClient
{
    /// <summary>
    /// Resumes a paused run with the decisions of a person and waits until it comes to rest again. The thread is read first: decisions
    /// about interrupts that no longer wait are not sent.
    /// </summary>
    /// <param name="outcome">The outcome of the paused run. The run that resumes it has the same settings.</param>
    /// <param name="decisions">
    /// One decision for each action request, and one answer for each interrupt of another form, in any order. None for a pause that asks
    /// nothing.
    /// </param>
    /// <param name="options">How to follow the run and to wait for its end.</param>
    /// <param name="cancellationToken">Ends the wait; the run may go on.</param>
    /// <returns>The outcome: the run completed, waits for a person again, or was cancelled.</returns>
    /// <exception cref="ArgumentException">
    /// A decision is missing, doubled, not allowed, or about something else. Nothing is sent.
    /// </exception>
    /// <exception cref="InvalidOperationException">The run does not wait, or no longer waits. Nothing is resumed.</exception>
    /// <exception cref="RunFailedException">The run failed.</exception>
    /// <exception cref="PollingTimeoutException{T}">The thread did not come to rest in time.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused the request.</exception>
    public virtual Task<RunOutcome> ResumeAndWaitAsync(
        RunOutcome outcome, IEnumerable<Decision> decisions, RunWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var secrets = NewSecrets();
        var resumption = Resumption.Of(outcome, decisions, secrets);
        var label = Label("Runs.ResumeAndWait", secrets, GenAITags.ConversationId, outcome.ThreadId);
        return FollowAsync(label, outcome.ThreadId, resumption.ToRequest, options, cancellationToken);
    }

    /// <summary>
    /// Resumes a paused run whose outcome is not at hand, for example in another process than the one that started it. See
    /// <see cref="AgentThreadState.PendingInterrupts"/>.
    /// </summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="agentId">The id of the agent of the paused run. Another agent would end the pause without a trace.</param>
    /// <param name="interrupts">The interrupts to answer. Others on the same thread go on waiting.</param>
    /// <param name="decisions">
    /// One decision for each action request, and one answer for each interrupt of another form, in any order.
    /// </param>
    /// <param name="options">How to follow the run and to wait for its end.</param>
    /// <param name="cancellationToken">Ends the wait; the run may go on.</param>
    /// <returns>The outcome: the run completed, waits for a person again, or was cancelled.</returns>
    /// <exception cref="ArgumentException">
    /// A decision is missing, doubled, not allowed, or about something else. Nothing is sent.
    /// </exception>
    /// <exception cref="InvalidOperationException">The interrupts no longer wait. Nothing is resumed.</exception>
    /// <exception cref="RunFailedException">The run failed.</exception>
    /// <exception cref="PollingTimeoutException{T}">The thread did not come to rest in time.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused the request.</exception>
    public virtual Task<RunOutcome> ResumeAndWaitAsync(
        string threadId,
        string agentId,
        IEnumerable<RunInterrupt> interrupts,
        IEnumerable<Decision> decisions,
        RunWaitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var secrets = NewSecrets();
        var resumption = new Resumption(agentId, interrupts, decisions, secrets);
        var label = Label("Runs.ResumeAndWait", secrets, GenAITags.ConversationId, threadId);
        return FollowAsync(label, threadId, resumption.ToRequest, options, cancellationToken);
    }

    /// <summary>
    /// Resumes a paused run with the decisions of a person and returns its events. The thread is read first: decisions about interrupts
    /// that no longer wait are not sent.
    /// </summary>
    /// <param name="outcome">The outcome of the paused run. The run that resumes it has the same settings.</param>
    /// <param name="decisions">
    /// One decision for each action request, and one answer for each interrupt of another form, in any order.
    /// </param>
    /// <param name="options">Settings of the call that streams the run.</param>
    /// <param name="cancellationToken">Ends the stream; the run may go on.</param>
    /// <returns>The events. The thread is read, and the run is resumed, when the enumeration starts.</returns>
    /// <exception cref="ArgumentException">
    /// A decision is missing, doubled, not allowed, or about something else. Nothing is sent.
    /// </exception>
    /// <exception cref="InvalidOperationException">The run does not wait, or no longer waits. Nothing is resumed.</exception>
    /// <exception cref="RunStreamException">The run failed.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused the request.</exception>
    public virtual IAsyncEnumerable<RunEvent> ResumeStreamAsync(
        RunOutcome outcome, IEnumerable<Decision> decisions, StreamOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(outcome?.ThreadId!, Resumption.Of(outcome!, decisions, NewSecrets()), options, cancellationToken);

    /// <summary>
    /// Resumes a paused run whose outcome is not at hand, for example in another process than the one that started it, and returns its
    /// events. See <see cref="AgentThreadState.PendingInterrupts"/>.
    /// </summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="agentId">The id of the agent of the paused run. Another agent would end the pause without a trace.</param>
    /// <param name="interrupts">The interrupts to answer. Others on the same thread go on waiting.</param>
    /// <param name="decisions">
    /// One decision for each action request, and one answer for each interrupt of another form, in any order.
    /// </param>
    /// <param name="options">Settings of the call that streams the run.</param>
    /// <param name="cancellationToken">Ends the stream; the run may go on.</param>
    /// <returns>The events. The thread is read, and the run is resumed, when the enumeration starts.</returns>
    /// <exception cref="ArgumentException">
    /// A decision is missing, doubled, not allowed, or about something else. Nothing is sent.
    /// </exception>
    /// <exception cref="InvalidOperationException">The interrupts no longer wait. Nothing is resumed.</exception>
    /// <exception cref="RunStreamException">The run failed.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused the request.</exception>
    public virtual IAsyncEnumerable<RunEvent> ResumeStreamAsync(
        string threadId,
        string agentId,
        IEnumerable<RunInterrupt> interrupts,
        IEnumerable<Decision> decisions,
        StreamOptions? options = null,
        CancellationToken cancellationToken = default) =>
        StreamAsync(threadId, new Resumption(agentId, interrupts, decisions, NewSecrets()), options, cancellationToken);

    private async IAsyncEnumerable<RunEvent> StreamAsync(
        string threadId, Resumption resumption, StreamOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = RequestOptions.Within(resumption.Secrets, options);
        var before = await Threads.GetAsync(threadId, RequestOptions.Within<RequestOptions>(resumption.Secrets), cancellationToken)
            .ConfigureAwait(false);
        await foreach (var item in StreamAsync(threadId, resumption.ToRequest(before), call, cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }
}
