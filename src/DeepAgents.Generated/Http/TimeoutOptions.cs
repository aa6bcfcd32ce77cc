namespace DeepAgents;

/// <summary>How long a client waits for what. Each limit ends in a <see cref="DeepAgentsTimeoutException"/> that names it.</summary>
public sealed class TimeoutOptions
{
    private static readonly TimeSpan UsualTotal = TimeSpan.FromMinutes(5);

    private TimeSpan? _total;

    /// <summary>How long opening a connection may take. Counts for the handler that the package makes, not for a caller's own.</summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long one try of a call may take, up to the last byte of the answer. Operations that wait on purpose have their own, longer limit.
    /// </summary>
    /// <value>100 seconds by default. <see cref="Timeout.InfiniteTimeSpan"/> is allowed.</value>
    public TimeSpan Request { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long a call may take with all its tries and the pauses between them; a longer limit of one try has no effect then. Operations that
    /// wait on purpose may take longer by themselves. Opening a stream is one try, and its events are limited by <see cref="StreamIdle"/>.
    /// </summary>
    /// <value>5 minutes by default, or <see cref="Request"/> where that is longer. <see cref="Timeout.InfiniteTimeSpan"/> is allowed.</value>
    public TimeSpan Total
    {
        get => _total ?? (Request == Timeout.InfiniteTimeSpan || Request > UsualTotal ? Request : UsualTotal);
        set => _total = value;
    }

    /// <summary>How long an event stream may be silent before it is given up. Heartbeats count as a sign of life.</summary>
    /// <value>5 minutes by default. <see cref="Timeout.InfiniteTimeSpan"/> is allowed.</value>
    public TimeSpan StreamIdle { get; set; } = TimeSpan.FromMinutes(5);

    internal TimeoutOptions Copy() => new() { Connect = Connect, Request = Request, _total = _total, StreamIdle = StreamIdle };
}
