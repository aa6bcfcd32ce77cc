namespace DeepAgents;

/// <summary>Ends a stream that has been silent for too long. It counts only while somebody waits for bytes.</summary>
internal sealed class IdleLimit : IDisposable
{
    private readonly CancellationTokenSource _silence = new();
    private readonly CancellationTokenSource _both;
    private readonly CancellationToken _caller;
    private readonly ITimer? _timer;

    public IdleLimit(TimeSpan limit, TimeProvider timeProvider, CancellationToken caller)
    {
        if (limit <= TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The idle timeout of a stream must be positive, or infinite.");
        }

        Limit = limit < PollClock.LongestTimer ? limit : PollClock.LongestTimer;
        _caller = caller;
        _both = CancellationTokenSource.CreateLinkedTokenSource(caller, _silence.Token);
        _timer = limit == Timeout.InfiniteTimeSpan
            ? null
            : timeProvider.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), _silence, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TimeSpan Limit { get; }

    /// <summary>Cancelled by the caller or by the silence.</summary>
    public CancellationToken Token => _both.Token;

    /// <summary>Whether it was the silence, and not the caller.</summary>
    public bool IsOver => _silence.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Restart() => _timer?.Change(Limit, Timeout.InfiniteTimeSpan);

    public void Pause() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer?.Dispose();
        _both.Dispose();

        // The source of the silence is left to the collector: a timer that fires in this moment still cancels it.
    }
}
