namespace DeepAgents;

/// <summary>The growing, jittered interval of one wait.</summary>
internal sealed class PollPace
{
    private readonly PollingOptions _options;
    private readonly Func<double> _random;
    private double _intervalTicks;

    public PollPace(PollingOptions options, Func<double>? random)
    {
        _options = options;
        _random = random ?? CreateRandom();
        Reset();
    }

    public void Reset() => _intervalTicks = _options.InitialInterval.Ticks;

    /// <summary>The interval that is due now; the one after it is longer.</summary>
    public TimeSpan Next()
    {
        var interval = Math.Min(_intervalTicks, _options.MaxInterval.Ticks);
        _intervalTicks = Math.Min(interval * _options.BackoffFactor, _options.MaxInterval.Ticks);

        var jittered = interval * (1 + (_options.Jitter * ((2 * _random()) - 1)));

        // Timers count whole milliseconds and cut off the rest, which would let a poll start before its time.
        jittered = Math.Ceiling(jittered / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond;

        // Compared before the cast: the double nearest to TimeSpan.MaxValue does not fit a long.
        return jittered >= _options.MaxInterval.Ticks ? _options.MaxInterval
            : jittered <= _options.MinInterval.Ticks ? _options.MinInterval
            : TimeSpan.FromTicks((long)jittered);
    }

    private static Func<double> CreateRandom()
    {
#if NETSTANDARD2_0
        // The default seed is the clock's on .NET Framework, and waits started together would ask in step.
        return new Random(Guid.NewGuid().GetHashCode()).NextDouble;
#else
        return Random.Shared.NextDouble;
#endif
    }
}
