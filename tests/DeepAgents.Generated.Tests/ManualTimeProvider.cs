namespace DeepAgents.Tests;

/// <summary>
/// A clock that moves only when it is told to. Timers fire in the order of their due times, with the clock at the due time, on the
/// thread that moves it; code that waits for a delay usually continues inside <see cref="Advance"/>.
/// </summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _pending = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private long _now;
    private long _created;

    /// <summary>
    /// Whether the clock jumps by itself to the due time of each one-shot timer that is made, so that a loop of delays runs in no
    /// real time. It does not jump to the timer of a <see cref="CancellationTokenSource"/>: that bounds something that is going on
    /// and fires only when a jump to another timer passes it.
    /// </summary>
    public bool AutoAdvance { get; init; }

    /// <summary>The time since this clock was made.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(GetTimestamp());

    /// <summary>The number of timers that are going to fire.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>The number of timers ever made.</summary>
    public long CreatedTimers => Interlocked.Read(ref _created);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override DateTimeOffset GetUtcNow() => Epoch + Elapsed;

    /// <summary>Moves the clock and fires what becomes due on the way, also timers that are made meanwhile.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        AdvanceTo(GetTimestamp() + by.Ticks);
    }

    /// <summary>Completes as soon as at least this many timers are going to fire.</summary>
    public Task WaitForTimersAsync(int count = 1)
    {
        lock (_gate)
        {
            if (_pending.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _created);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        var isOneShot = dueTime != Timeout.InfiniteTimeSpan && period == Timeout.InfiniteTimeSpan;
        if (AutoAdvance && isOneShot && state is not CancellationTokenSource)
        {
            // On another thread: whoever makes a timer does not expect it to fire before it has been handed out.
            ThreadPool.QueueUserWorkItem(static made => made.FireIfPending(), timer, preferLocal: false);
        }

        return timer;
    }

    private void AdvanceTo(long target)
    {
        while (TakeDue(target) is { } due)
        {
            due.Fire();
        }
    }

    private ManualTimer? TakeDue(long target)
    {
        lock (_gate)
        {
            var next = _pending.MinBy(timer => timer.Due);
            if (next is null || next.Due > target)
            {
                _now = Math.Max(_now, target);
                return null;
            }

            _now = Math.Max(_now, next.Due);
            _pending.Remove(next);
            if (next.Period > 0)
            {
                Schedule(next, _now + next.Period);
            }

            return next;
        }
    }

    private void Schedule(ManualTimer timer, long due)
    {
        timer.Due = due;
        _pending.Add(timer);
        foreach (var waiter in _waiters.Where(waiter => waiter.Count <= _pending.Count).ToArray())
        {
            _waiters.Remove(waiter);
            waiter.Reached.SetResult();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public long Due { get; set; }

        public long Period { get; private set; }

        public void Fire() => callback(state);

        public void FireIfPending()
        {
            long due;
            lock (clock._gate)
            {
                if (!clock._pending.Contains(this))
                {
                    return;
                }

                due = Due;
            }

            clock.AdvanceTo(due);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._pending.Remove(this);
                if (_disposed)
                {
                    return false;
                }

                Period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    clock.Schedule(this, clock._now + dueTime.Ticks);
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                clock._pending.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
