using System.Runtime.CompilerServices;

namespace DeepAgents.LangSmith;

public partial class RunsClient
{
    private ThreadsClient? _threads;

    /// <summary>Reads threads and waits for them; replaced in tests.</summary>
    protected virtual ThreadsClient Threads => _threads ??= new ThreadsClient(Api);

    /// <summary>
    /// Starts a run, follows its stream, and confirms its end by reading the thread. If the stream breaks, or ends early, the method waits
    /// for the thread.
    /// </summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="request">What the run starts from.</param>
    /// <param name="options">How to follow the run and to wait for its end.</param>
    /// <param name="cancellationToken">Ends the wait; the run may go on.</param>
    /// <returns>The outcome: the run completed, waits for a person, or was cancelled.</returns>
    /// <exception cref="RunFailedException">The run failed.</exception>
    /// <exception cref="PollingTimeoutException{T}">The thread did not come to rest in time.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused the request.</exception>
    public virtual Task<RunOutcome> RunAndWaitAsync(
        string threadId, StreamRunRequest request, RunWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        var label = Label("Runs.RunAndWait", NewSecrets(), GenAITags.ConversationId, threadId);
        return FollowAsync(label, threadId, _ => request, options, cancellationToken);
    }

    /// <summary>
    /// Starts a run and returns the text of the assistant piece by piece, then confirms that the run completed. An empty line separates
    /// messages; text of subgraphs is left out.
    /// </summary>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="request">What the run starts from. The run is asked to stream messages, whatever its stream modes are.</param>
    /// <param name="options">Settings of the call that streams the run.</param>
    /// <param name="cancellationToken">Ends the stream; the run may go on.</param>
    /// <returns>The pieces of text.</returns>
    /// <exception cref="RunNotCompletedException">The run waits for a person, or was cancelled. All its text was returned before.</exception>
    /// <exception cref="RunFailedException">The run failed. All text that arrived was returned before.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke, and the rest of the text is not known.</exception>
    /// <exception cref="PollingTimeoutException{T}">The thread did not come to rest in time.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused the request.</exception>
    public virtual async IAsyncEnumerable<string> StreamTextAsync(
        string threadId,
        StreamRunRequest request,
        StreamOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        var secrets = NewSecrets();
        var run = await FollowedAsync(threadId, _ => request.WithMessages(), secrets, cancellationToken).ConfigureAwait(false);
        await foreach (var (_, text) in run.EventsAsync(options, cancellationToken).ConfigureAwait(false))
        {
            if (text.Length > 0)
            {
                yield return text;
            }
        }

        var outcome = await run.OutcomeAsync(polling: null, cancellationToken).ConfigureAwait(false);
        if (run.RestOfText(outcome) is { Length: > 0 } rest)
        {
            yield return rest;
        }

        if (outcome.Status != RunOutcomeStatus.Completed)
        {
            throw new RunNotCompletedException(outcome, secrets.Scrubber);
        }
    }

    private Task<RunOutcome> FollowAsync(
        SpanLabel label,
        string threadId,
        Func<AgentThreadState, StreamRunRequest> start,
        RunWaitOptions? options,
        CancellationToken cancellationToken) =>
        CompositeTrace.RunAsync(
            label,
            (Client: this, threadId, start, Options: options ?? new RunWaitOptions(), Secrets: label.Secrets!, cancellationToken),
            static call => call.Client.FollowAsync(call.threadId, call.start, call.Options, call.Secrets, call.cancellationToken));

    private async Task<RunOutcome> FollowAsync(
        string threadId,
        Func<AgentThreadState, StreamRunRequest> start,
        RunWaitOptions options,
        CallSecrets secrets,
        CancellationToken cancellationToken)
    {
        var run = await FollowedAsync(
            threadId, before => options.OnText is null ? start(before) : start(before).WithMessages(), secrets, cancellationToken)
            .ConfigureAwait(false);
        await foreach (var (item, text) in run.EventsAsync(options.Stream, cancellationToken).ConfigureAwait(false))
        {
            options.OnEvent?.Invoke(item);
            OnText(options, text);
        }

        var outcome = await run.OutcomeAsync(options.Polling, cancellationToken).ConfigureAwait(false);
        OnText(options, options.OnText is null ? "" : run.RestOfText(outcome));
        return outcome;
    }

    private async Task<FollowedRun> FollowedAsync(
        string threadId, Func<AgentThreadState, StreamRunRequest> start, CallSecrets secrets, CancellationToken cancellationToken)
    {
        var call = RequestOptions.Within<RequestOptions>(secrets);
        var before = await Threads.GetAsync(threadId, call, cancellationToken).ConfigureAwait(false);
        return new FollowedRun(this, Threads, threadId, before, start(before), secrets);
    }

    private static void OnText(RunWaitOptions options, string text)
    {
        if (text.Length > 0)
        {
            options.OnText?.Invoke(text);
        }
    }
}
