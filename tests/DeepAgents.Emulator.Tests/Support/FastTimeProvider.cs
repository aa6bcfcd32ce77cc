namespace DeepAgents.Emulator.Tests;

/// <summary>
/// A clock that runs several times as fast as the real one, for both ends: what takes seconds on the wire takes a fraction of them
/// here, and neither end can tell. Timers are never early by this clock.
/// </summary>
internal sealed class FastTimeProvider : TimeProvider
{
    /// <summary>High enough for quick tests, and low enough that a default limit of minutes outlasts a busy machine.</summary>
    private const int Factor = 20;

    private readonly long _startTimestamp = System.GetTimestamp();
    private readonly DateTimeOffset _startTime = System.GetUtcNow();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => (System.GetTimestamp() - _startTimestamp) * Factor;

    public override DateTimeOffset GetUtcNow() => _startTime + GetElapsedTime(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Scale(dueTime), Scale(period)));

    private static TimeSpan Scale(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / Factor));

    private sealed class FastTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Scale(dueTime), Scale(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
