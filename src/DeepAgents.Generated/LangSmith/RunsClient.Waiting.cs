using System.Runtime.CompilerServices;

namespace DeepAgents.LangSmith;

public partial class RunsClient
{
    private ThreadsClient? _threads;

    /// <summary>Where the state of threads is read and waited for; replaced in tests.</summary>
    protected virtual ThreadsClient Threads => _threads ??= new ThreadsClient(Api);

    /// <summary>
    /// Starts a run, follows it on its stream, and confirms its end by reading the thread. A stream that ends without a word, or breaks, is
    /// no end of the run: then the thread is waited for.
    /// </summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="request">What the run starts from.</param>
    /// <param name="options">How to follow and to wait.</param>
    /// <param name="cancellationToken">Ends the waiting; the run may go on.</param>
    /// <returns>The thread at rest, and what it waits for a person about.</returns>
    /// <exception cref="RunStreamException">The run failed and said so on its stream.</exception>
    /// <exception cref="PollingTimeoutException{T}">The thread did not come to rest in time.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused.</exception>
    public virtual Task<RunOutcome> RunAndWaitAsync(
        string threadId, StreamRunRequest request, RunWaitOptions? options = null, CancellationToken cancellationToken = default) =>
        CompositeTrace.RunAsync(
            Label("Runs.RunAndWait", GenAITags.ConversationId, threadId),
            (Client: this, threadId, request, options, cancellationToken),
            static call => call.Client.FollowAsync(call.threadId, call.request, call.options, call.cancellationToken));

    /// <summary>Answers the interrupt that a thread waits on, and waits until the run has come to rest again.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="options">How to wait. The timeout is 10 minutes where it says nothing.</param>
    /// <param name="cancellationToken">Ends the waiting; the run may go on.</param>
    /// <returns>The thread at rest, and what it waits for next.</returns>
    /// <exception cref="DeepAgentsConflictException">The thread waits on nothing.</exception>
    /// <exception cref="PollingTimeoutException{T}">The thread did not come to rest in time.</exception>
    public virtual Task<RunOutcome> ResolveInterruptAndWaitAsync(
        string threadId, PollingOptions? options = null, CancellationToken cancellationToken = default) =>
        CompositeTrace.RunAsync(
            Label("Runs.ResolveInterruptAndWait", GenAITags.ConversationId, threadId),
            (Client: this, threadId, options, cancellationToken),
            static call => call.Client.ResolveAsync(call.threadId, call.options, call.cancellationToken));

    /// <summary>Starts a run and hands out only the text of the assistant, piece by piece, as it comes.</summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="request">What the run starts from. It is asked for messages whatever its stream modes say.</param>
    /// <param name="options">Settings of this one call.</param>
    /// <param name="cancellationToken">Ends the stream; the run may go on.</param>
    /// <returns>The pieces of text. Those of subgraphs are left out.</returns>
    /// <exception cref="RunStreamException">The run failed; what came before was handed out.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused.</exception>
    public virtual async IAsyncEnumerable<string> StreamTextAsync(
        string threadId,
        StreamRunRequest request,
        StreamOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        var modes = request.StreamMode ?? [];
        var asked = modes.Contains(RunStreamMode.MessagesTuple) ? request : request.With([.. modes, RunStreamMode.MessagesTuple]);
        await foreach (var item in StreamAsync(threadId, asked, options, cancellationToken).ConfigureAwait(false))
        {
            if (item is RunMessageEvent { Namespace.Count: 0, IsAssistant: true, TextDelta: { Length: > 0 } text })
            {
                yield return text;
            }
        }
    }

    private async Task<RunOutcome> FollowAsync(
        string threadId, StreamRunRequest request, RunWaitOptions? options, CancellationToken cancellationToken)
    {
        var wait = options ?? new RunWaitOptions();
        var before = await Threads.GetAsync(threadId, cancellationToken: cancellationToken).ConfigureAwait(false);
        string? runId = null;
        var wasSeen = false;
        try
        {
            await foreach (var item in StreamAsync(threadId, request, wait.Stream, cancellationToken).ConfigureAwait(false))
            {
                runId ??= (item as RunMetadataEvent)?.RunId;
                wait.OnEvent?.Invoke(item);
            }

            wasSeen = runId is not null;
        }
        catch (DeepAgentsException exception) when (exception is StreamInterruptedException or DeepAgentsTimeoutException { Kind: TimeoutKind.Idle })
        {
            // The run goes on without its stream; the thread knows how it ends.
            runId ??= (exception as StreamInterruptedException)?.RunId;
        }

        return await OutcomeAsync(threadId, before, runId, wasSeen, wait.Polling, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunOutcome> ResolveAsync(string threadId, PollingOptions? options, CancellationToken cancellationToken)
    {
        var before = await Threads.GetAsync(threadId, cancellationToken: cancellationToken).ConfigureAwait(false);
        await Threads.ResolveInterruptAsync(threadId, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await OutcomeAsync(threadId, before, runId: null, wasSeen: false, options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunOutcome> OutcomeAsync(
        string threadId, AgentThreadState before, string? runId, bool wasSeen, PollingOptions? polling, CancellationToken cancellationToken)
    {
        var options = new ThreadWaitOptions { Before = before, HasMoved = wasSeen, Polling = polling };
        var state = await Threads.WaitForIdleAsync(threadId, options, progress: null, cancellationToken).ConfigureAwait(false);
        return new RunOutcome(state, state.PendingInterrupts, runId);
    }
}
