using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Newtonsoft.Json.Linq;

namespace DeepAgents.LangSmith;

/// <summary>
/// One run from its request to its outcome. The stream tells how it goes, the thread how it ended: no event marks the end of a run, and a
/// run goes on when its stream breaks.
/// </summary>
internal sealed class FollowedRun
{
    private readonly RunsClient _runs;
    private readonly ThreadsClient _threads;
    private readonly AgentThreadState _before;
    private readonly HashSet<string> _earlierMessages;
    private readonly CallSecrets _secrets;
    private readonly RunTranscript _transcript;
    private RunStreamException? _error;
    private ExceptionDispatchInfo? _cut;

    public FollowedRun(
        RunsClient runs, ThreadsClient threads, string threadId, AgentThreadState before, StreamRunRequest request, CallSecrets secrets)
    {
        (_runs, _threads, ThreadId, _before, Request, _secrets) = (runs, threads, threadId, before, request, secrets);
        _earlierMessages = [.. RunMessage.Ids(before.Values)];
        _transcript = new RunTranscript(_earlierMessages, isResumed: request.Command is not null);
    }

    public string ThreadId { get; }

    public StreamRunRequest Request { get; }

    /// <summary>
    /// The events of the stream, each with the next piece of the text of the assistant. A failure of the run and a break of the stream end
    /// it; what follows from them is decided once the thread is known.
    /// </summary>
    public async IAsyncEnumerable<(RunEvent Event, string Text)> EventsAsync(
        StreamOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = RequestOptions.Within(_secrets, options);
        var events = _runs.StreamAsync(ThreadId, Request, call, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (await MoveNextAsync(events).ConfigureAwait(false))
            {
                yield return (events.Current, _transcript.Add(events.Current));
            }
        }
    }

    /// <summary>Waits until the thread is at rest.</summary>
    /// <exception cref="RunFailedException">The run failed.</exception>
    public async Task<RunOutcome> OutcomeAsync(PollingOptions? polling, CancellationToken cancellationToken)
    {
        var isOver = _cut is null && _transcript.RunId is not null;
        var options = new ThreadWaitOptions { Before = _before, IsRunOver = isOver, Polling = PollingOptions.Within(_secrets, polling) };
        AgentThreadState after;
        try
        {
            after = await _threads.WaitForIdleAsync(ThreadId, options, progress: null, cancellationToken).ConfigureAwait(false);
        }
        catch (DeepAgentsException) when (_error is not null)
        {
            // The stream said that the run failed, and why. That the thread cannot be read as well must not hide it.
            throw new RunFailedException(Outcome(null), _error);
        }

        var outcome = Outcome(after);
        return outcome.Status == RunOutcomeStatus.Failed ? throw new RunFailedException(outcome, _error) : outcome;
    }

    /// <summary>
    /// The text that the stream did not bring: what was held back, and what the run wrote after its stream had ended. A stream that broke
    /// throws if the thread cannot tell what is missing.
    /// </summary>
    public string RestOfText(RunOutcome outcome)
    {
        var rest = _transcript.Text.Rest(outcome.Text);
        if (rest is null)
        {
            _cut?.Throw();
        }

        return rest ?? _transcript.Text.Rest();
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<RunEvent> events)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (RunStreamException exception)
        {
            _error = exception;
        }
        catch (DeepAgentsException exception)
            when (exception is StreamInterruptedException or DeepAgentsTimeoutException { Kind: TimeoutKind.Idle })
        {
            _cut = ExceptionDispatchInfo.Capture(exception);
            _transcript.RunId ??= (exception as StreamInterruptedException)?.RunId;
        }

        return false;
    }

    private RunOutcome Outcome(AgentThreadState? after)
    {
        var status = StatusOf(after);
        var state = StateOf(after, status);
        var messages = RunMessage.In(state).Where(message => message.Id is null || !_earlierMessages.Contains(message.Id)).ToArray();
        return new RunOutcome
        {
            ThreadId = ThreadId,
            AgentId = Request.AgentId,
            RunId = _transcript.RunId,
            Status = status,
            Messages = messages,
            Text = state is null ? _transcript.Text.Written : MessageContent.AssistantText(messages),
            Interrupts = status == RunOutcomeStatus.Waiting ? _transcript.With(after!.PendingInterrupts) : [],
            Request = Request,
        };
    }

    // Seen on a running server: while subgraphs that are streamed wait, the thread shows the values of one of them.
    private JToken? StateOf(AgentThreadState? after, RunOutcomeStatus status) =>
        status == RunOutcomeStatus.Waiting && Request.StreamSubgraphs == true && _cut is null && _transcript.State is { } state
            ? state
            : after?.Values;

    private RunOutcomeStatus StatusOf(AgentThreadState? after)
    {
        if (_error is not null || after is null || after.Status == ThreadStatus.Error)
        {
            return RunOutcomeStatus.Failed;
        }

        if (after.Status == ThreadStatus.Interrupted)
        {
            return RunOutcomeStatus.Waiting;
        }

        // Seen on a running server: a cancelled run leaves its thread idle and without its values.
        var hadValues = _before.Values is not null || _transcript.State is not null;
        return hadValues && after.Values is null ? RunOutcomeStatus.Cancelled : RunOutcomeStatus.Completed;
    }
}
