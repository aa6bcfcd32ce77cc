namespace DeepAgents;

/// <summary>What a wait needs of a <see cref="TimeProvider"/>, under one name on every framework.</summary>
internal static class PollClock
{
    /// <summary>The longest time that a timer takes on every framework, about 24 days.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    public static async Task DelayAsync(this TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken)
    {
        for (; delay > LongestTimer; delay -= LongestTimer)
        {
            await DelayOnceAsync(timeProvider, LongestTimer, cancellationToken).ConfigureAwait(false);
        }

        await DelayOnceAsync(timeProvider, WholeMilliseconds(delay), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A source that cancels itself after a time of at most <see cref="LongestTimer"/>.</summary>
    public static CancellationTokenSource CancelAfter(this TimeProvider timeProvider, TimeSpan delay)
#if NETSTANDARD2_0
        => timeProvider.CreateCancellationTokenSource(WholeMilliseconds(delay));
#else
        => new(WholeMilliseconds(delay), timeProvider);
#endif

    /// <summary>The result of a task, or the end of waiting for it. The task itself goes on.</summary>
    public static Task<T> OrCanceledAsync<T>(this Task<T> task, CancellationToken cancellationToken)
#if NETSTANDARD2_0
        => task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
#else
        => task.WaitAsync(cancellationToken);
#endif

    private static Task DelayOnceAsync(TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken)
#if NETSTANDARD2_0
        => timeProvider.Delay(delay, cancellationToken);
#else
        => Task.Delay(delay, timeProvider, cancellationToken);
#endif

    // Timers cut off what is below a millisecond, and a deadline must not be early.
    private static TimeSpan WholeMilliseconds(TimeSpan delay) => TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds));
}
