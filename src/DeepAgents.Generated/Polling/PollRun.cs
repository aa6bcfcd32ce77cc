namespace DeepAgents;

/// <summary>One wait in progress: its clock, its counts and the last that it saw.</summary>
/// <typeparam name="T">The type of the state.</typeparam>
internal sealed class PollRun<T>
{
    // By our clock an honoured window may end a little early: the server started its own before or rounds it.
    private static readonly TimeSpan WindowTolerance = TimeSpan.FromMilliseconds(100);

    private readonly PollPlan<T> _plan;
    private readonly PollingOptions _options;
    private readonly CallerCancellation _caller;
    private readonly PollPace _pace;
    private readonly TimeSpan _timeout;
    private readonly long _started;

    private int _attempts;
    private int _faultsInRow;
    private DeepAgentsException? _lastFault;
    private T? _lastState;
    private bool _hasLastState;
    private TimeSpan _delay;

    public PollRun(PollPlan<T> plan, PollingOptions options, CallerCancellation caller)
    {
        _plan = plan;
        _options = options;
        _caller = caller;
        _pace = new PollPace(options, plan.Random);
        _timeout = options.Timeout ?? plan.DefaultTimeout;
        _started = plan.TimeProvider.GetTimestamp();
    }

    /// <summary>The number of polls that were started.</summary>
    public int Attempts => _attempts;

    private TimeSpan Elapsed => _plan.TimeProvider.GetElapsedTime(_started);

    private bool HasDeadline => _timeout != Timeout.InfiniteTimeSpan;

    /// <summary>Polls once.</summary>
    /// <exception cref="PollingTimeoutException{T}">The deadline came before the poll's end.</exception>
    public async Task<PollSnapshot<T>> PollAsync()
    {
        _caller.ThrowIfRequested();
        var begin = Elapsed;
        var context = new PollContext(++_attempts, RemainingAt(begin));

        T state;
        try
        {
            state = await CallAsync(context).ConfigureAwait(false);
        }
        catch (DeepAgentsException fault) when (fault.IsTransient)
        {
            _caller.ThrowIfRequested();
            if (++_faultsInRow > _options.MaxConsecutiveFaults)
            {
                throw;
            }

            _lastFault = fault;
            _delay = Max(_pace.Next(), fault.RetryAfter ?? TimeSpan.Zero);
            var failedAt = Elapsed;
            return new PollSnapshot<T>(fault, _attempts, failedAt, DelayToShow(failedAt));
        }

        _faultsInRow = 0;
        _lastState = state;
        _hasLastState = true;

        var end = Elapsed;
        var verdict = _plan.Classify(state);
        if (verdict is PollVerdict.Succeeded or PollVerdict.Failed)
        {
            return new PollSnapshot<T>(state, verdict, _attempts, end);
        }

        _delay = Max(DelayAfter(context, end - begin), context.RetryAfter ?? TimeSpan.Zero);
        return new PollSnapshot<T>(state, verdict, _attempts, end, DelayToShow(end));
    }

    /// <summary>Waits until the next poll is due.</summary>
    /// <exception cref="PollingTimeoutException{T}">The deadline comes first.</exception>
    public async Task DelayAsync()
    {
        // Asked anew: whoever enumerates may have taken their time since the poll.
        var remaining = RemainingAt(Elapsed);
        var deadlineFirst = HasDeadline && _delay >= remaining;
        var delay = deadlineFirst ? remaining : _delay;
        try
        {
            if (delay > TimeSpan.Zero)
            {
                await _plan.TimeProvider.DelayAsync(delay, _caller.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            _caller.ThrowIfRequested();
            throw;
        }

        if (deadlineFirst)
        {
            _caller.ThrowIfRequested();
            throw CreateTimeout();
        }
    }

    private async Task<T> CallAsync(PollContext context)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_caller.Token);
        Task<T>? poll = null;
        try
        {
            poll = _plan.Poll(context, cancellation.Token) ?? throw new InvalidOperationException("The poll function returned no task.");
            using var deadline = poll.IsCompleted ? null : StartDeadline();
            using var link = deadline?.Token.Register(static source => ((CancellationTokenSource)source!).Cancel(), cancellation);
            return await poll.OrCanceledAsync(cancellation.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (cancellation.IsCancellationRequested
                && exception is OperationCanceledException or DeepAgentsException { IsTransient: true })
        {
            // Our cancellation is what such an exception comes from, even when it arrives as a broken connection.
            Forget(poll);
            _caller.ThrowIfRequested();
            throw CreateTimeout();
        }
    }

    // A timeout of zero lets its one poll run to its end. No poll is open for as long as the longest timer; the next delay would see it.
    private CancellationTokenSource? StartDeadline()
    {
        var remaining = RemainingAt(Elapsed);
        return HasDeadline && _timeout > TimeSpan.Zero && remaining <= PollClock.LongestTimer
            ? _plan.TimeProvider.CancelAfter(remaining)
            : null;
    }

    // A poll that does not heed its token fails some day with nobody to see it.
    private static void Forget(Task<T>? poll)
        => poll?.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private TimeSpan DelayAfter(PollContext context, TimeSpan took)
    {
        if (!_plan.LongPoll || context.Window is not { } window)
        {
            return _pace.Next();
        }

        if (took >= window - WindowTolerance)
        {
            _pace.Reset();
            return Max(_options.MinInterval - took, TimeSpan.Zero);
        }

        // The server does not hold the request, or something changed: the interval counts from the poll's start, and it grows.
        return Max(_pace.Next() - took, TimeSpan.Zero);
    }

    private TimeSpan? DelayToShow(TimeSpan elapsed)
    {
        var remaining = RemainingAt(elapsed);
        return !HasDeadline || _delay < remaining ? _delay
            : remaining > TimeSpan.Zero ? remaining
            : null;
    }

    private TimeSpan RemainingAt(TimeSpan elapsed) => HasDeadline ? Max(_timeout - elapsed, TimeSpan.Zero) : Timeout.InfiniteTimeSpan;

    private PollingTimeoutException<T> CreateTimeout()
    {
        var elapsed = Elapsed;
        var lastState = _hasLastState ? _plan.Describe?.Invoke(_lastState!) : null;
        var message = PollText.TimedOut(_plan.Subject, _attempts, elapsed, lastState);
        return _hasLastState
            ? new PollingTimeoutException<T>(message, _attempts, _timeout, elapsed, _lastFault, _lastState!)
            : new PollingTimeoutException<T>(message, _attempts, _timeout, elapsed, _lastFault);
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
