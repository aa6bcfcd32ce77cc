using System.Runtime.CompilerServices;

namespace DeepAgents;

/// <summary>
/// Waits for something by asking for its state until the state is final. Polls first and then waits, at growing and jittered
/// intervals, up to a deadline; tolerates transient faults. Every wait of this package is built on it.
/// </summary>
public static class Poller
{
    private const string UnnamedSubject = "an outcome";

    /// <summary>
    /// Polls until the state is final and yields every poll on the way: its state, or the transient fault that was tolerated. The
    /// sequence ends after a state that succeeded or failed. The time starts to run with the enumeration.
    /// </summary>
    /// <typeparam name="T">The type of the state.</typeparam>
    /// <param name="poll">
    /// Reads the state once. Its token is cancelled at the deadline and with <paramref name="cancellationToken"/>; a poll that does
    /// not heed it is no longer waited for.
    /// </param>
    /// <param name="classify">What a state means. An exception of it ends the wait and passes through.</param>
    /// <param name="options">How long to wait and how often to ask; a copy is taken. Without options there is no deadline.</param>
    /// <param name="timeProvider">The clock and the timers; the system's by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The polls as they happen. Each enumeration is a wait of its own.</returns>
    /// <exception cref="ArgumentNullException">A function is <see langword="null"/>; thrown by the call itself.</exception>
    /// <exception cref="ArgumentException">A value of <paramref name="options"/> is not valid; thrown by the call itself.</exception>
    /// <exception cref="PollingTimeoutException{T}">The deadline has come (while enumerating).</exception>
    /// <exception cref="DeepAgentsException">
    /// A poll failed with a fault that is not transient, or with one transient fault more in a row than
    /// <see cref="PollingOptions.MaxConsecutiveFaults"/> (while enumerating).
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; it holds the caller's token (while enumerating).</exception>
    public static IAsyncEnumerable<PollSnapshot<T>> WatchAsync<T>(
        Func<PollContext, CancellationToken, Task<T>> poll,
        Func<T, PollVerdict> classify,
        PollingOptions? options = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
        => WatchAsync(CreatePlan("Poller.Watch", poll, classify, timeProvider), options, cancellationToken);

    /// <summary>Polls until the state is final and returns it.</summary>
    /// <typeparam name="T">The type of the state.</typeparam>
    /// <param name="poll">
    /// Reads the state once. Its token is cancelled at the deadline and with <paramref name="cancellationToken"/>; a poll that does
    /// not heed it is no longer waited for.
    /// </param>
    /// <param name="classify">What a state means. An exception of it ends the wait and passes through.</param>
    /// <param name="options">How long to wait and how often to ask; a copy is taken. Without options there is no deadline.</param>
    /// <param name="progress">Is told of every poll in order, the last one included, before the wait goes on or ends.</param>
    /// <param name="timeProvider">The clock and the timers; the system's by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that succeeded.</returns>
    /// <exception cref="ArgumentNullException">A function is <see langword="null"/>; thrown by the call itself.</exception>
    /// <exception cref="ArgumentException">A value of <paramref name="options"/> is not valid; thrown by the call itself.</exception>
    /// <exception cref="TerminalStateException{T}">The state is final and failed.</exception>
    /// <exception cref="PollingTimeoutException{T}">The deadline has come.</exception>
    /// <exception cref="DeepAgentsException">
    /// A poll failed with a fault that is not transient, or with one transient fault more in a row than
    /// <see cref="PollingOptions.MaxConsecutiveFaults"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; it holds the caller's token.</exception>
    public static Task<T> WaitAsync<T>(
        Func<PollContext, CancellationToken, Task<T>> poll,
        Func<T, PollVerdict> classify,
        PollingOptions? options = null,
        IProgress<PollSnapshot<T>>? progress = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
        => WaitAsync(CreatePlan("Poller.Wait", poll, classify, timeProvider), options, progress, cancellationToken);

    // Not an iterator itself, so that wrong options are refused at the call and not at the first step.
    internal static IAsyncEnumerable<PollSnapshot<T>> WatchAsync<T>(
        PollPlan<T> plan, PollingOptions? options = null, CancellationToken cancellationToken = default)
        => RunAsync(plan, (options ?? new PollingOptions()).Snapshot(), cancellationToken);

    internal static Task<T> WaitAsync<T>(
        PollPlan<T> plan,
        PollingOptions? options = null,
        IProgress<PollSnapshot<T>>? progress = null,
        CancellationToken cancellationToken = default)
        => LastAsync(plan, WatchAsync(plan, options, cancellationToken), progress);

    private static PollPlan<T> CreatePlan<T>(
        string name, Func<PollContext, CancellationToken, Task<T>> poll, Func<T, PollVerdict> classify, TimeProvider? timeProvider)
        => new(UnnamedSubject, poll, classify)
        {
            Label = new SpanLabel(name),

            // Asking the context for a window is what makes such a poll a long one.
            LongPoll = true,
            TimeProvider = timeProvider ?? TimeProvider.System,
        };

    private static async IAsyncEnumerable<PollSnapshot<T>> RunAsync<T>(
        PollPlan<T> plan,
        PollingOptions options,
        CancellationToken callToken,
        [EnumeratorCancellation] CancellationToken enumerationToken = default)
    {
        using var caller = new CallerCancellation(callToken, enumerationToken);
        using var trace = WaitTrace.Start(plan.Label, plan.TimeProvider);
        var run = new PollRun<T>(plan, options, caller);
        PollSnapshot<T>? snapshot = null;
        while (snapshot?.Verdict is not (PollVerdict.Succeeded or PollVerdict.Failed))
        {
            trace?.Enter();
            try
            {
                if (snapshot is not null)
                {
                    await run.DelayAsync().ConfigureAwait(false);
                }

                snapshot = await run.PollAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (WaitTrace.LetPass(trace, run.Attempts, exception))
            {
                throw;
            }

            trace?.Polled(snapshot, plan.NameOf);
            yield return snapshot;
        }
    }

    private static async Task<T> LastAsync<T>(
        PollPlan<T> plan, IAsyncEnumerable<PollSnapshot<T>> polls, IProgress<PollSnapshot<T>>? progress)
    {
        await foreach (var snapshot in polls.ConfigureAwait(false))
        {
            progress?.Report(snapshot);
            switch (snapshot.Verdict)
            {
                case PollVerdict.Succeeded:
                    return snapshot.State!;
                case PollVerdict.Failed:
                    var message = PollText.Ended(plan.Subject, snapshot.Attempt, snapshot.Elapsed, plan.Describe?.Invoke(snapshot.State!));
                    throw new TerminalStateException<T>(message, snapshot.State!, snapshot.Attempt);
            }
        }

        throw new InvalidOperationException("The polls ended without a final state.");
    }
}
