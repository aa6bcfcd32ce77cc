namespace DeepAgents;

/// <summary>
/// How long to wait and how often to ask. A wait takes a copy when it is called: changing an instance later has no effect on it,
/// and one instance may serve many waits. Values are checked at the call, which throws an
/// <see cref="ArgumentOutOfRangeException"/> or an <see cref="ArgumentException"/> that names the member.
/// </summary>
public sealed class PollingOptions
{
    /// <summary>
    /// How long to wait for the outcome, measured by a monotonic clock from the start of the wait. Zero makes exactly one poll,
    /// which runs to its end. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits without a deadline. Other negative
    /// values are refused.
    /// </summary>
    /// <value>
    /// The default is <see langword="null"/>: the wait's own default, which is infinite for a bare <see cref="Poller"/> call.
    /// </value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// The time between the first poll and the second. Brought into the range from <see cref="MinInterval"/> to
    /// <see cref="MaxInterval"/>; must be positive.
    /// </summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan InitialInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest time between two polls, unless the server asks for a longer one. Must not be less than <see cref="MinInterval"/>.
    /// </summary>
    /// <value>The default is 15 seconds.</value>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The shortest time between the starts of two polls, whatever the server does. Must be positive.</summary>
    /// <value>The default is 250 milliseconds.</value>
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>By how much the interval is multiplied after each poll; 1 keeps it constant. Must be finite and at least 1.</summary>
    /// <value>The default is 1.5.</value>
    public double BackoffFactor { get; set; } = 1.5;

    /// <summary>
    /// The fraction by which an interval is randomly lengthened or shortened, so that many waits do not ask in step. From 0 (exact) to 1.
    /// </summary>
    /// <value>The default is 0.2: between 80 and 120 percent of the interval.</value>
    public double Jitter { get; set; } = 0.2;

    /// <summary>
    /// How many transient faults in a row are tolerated; the next one is thrown as it is. Zero tolerates none. A poll that brings a
    /// state starts the count anew.
    /// </summary>
    /// <value>The default is 3.</value>
    public int MaxConsecutiveFaults { get; set; } = 3;

    /// <summary>The secrets of the operation that the wait is part of, or <see langword="null"/> for a wait of its own.</summary>
    internal CallSecrets? Secrets { get; private set; }

    /// <summary>The options of a wait that is part of an operation; those of the caller stay as they are.</summary>
    internal static PollingOptions Within(CallSecrets secrets, PollingOptions? options)
    {
        var copy = (options ?? new PollingOptions()).Snapshot();
        copy.Secrets = secrets;
        return copy;
    }

    /// <summary>A checked copy. The copy is what is checked, so that nobody can change a value between check and use.</summary>
    internal PollingOptions Snapshot()
    {
        var copy = (PollingOptions)MemberwiseClone();
        copy.Validate();
        return copy;
    }

    private void Validate()
    {
        var timeoutIsValid = Timeout is not { } timeout || timeout >= TimeSpan.Zero || timeout == System.Threading.Timeout.InfiniteTimeSpan;
        Check(timeoutIsValid, nameof(Timeout), Timeout, "must be zero, positive, infinite or null");
        Check(InitialInterval > TimeSpan.Zero, nameof(InitialInterval), InitialInterval, "must be positive");
        Check(MinInterval > TimeSpan.Zero, nameof(MinInterval), MinInterval, "must be positive");
        Check(MaxInterval > TimeSpan.Zero, nameof(MaxInterval), MaxInterval, "must be positive");

        // Written so that NaN, which compares false with everything, is refused.
        Check(BackoffFactor is >= 1 and <= double.MaxValue, nameof(BackoffFactor), BackoffFactor, "must be finite and at least 1");
        Check(Jitter is >= 0 and <= 1, nameof(Jitter), Jitter, "must be within 0 and 1");
        Check(MaxConsecutiveFaults >= 0, nameof(MaxConsecutiveFaults), MaxConsecutiveFaults, "must not be negative");

        if (MinInterval > MaxInterval)
        {
            throw new ArgumentException(
                $"{nameof(PollingOptions)}.{nameof(MinInterval)} ({MinInterval}) must not exceed {nameof(MaxInterval)} ({MaxInterval}).",
                nameof(MinInterval));
        }
    }

    private static void Check(bool condition, string member, object? value, string rule)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(member, value, $"{nameof(PollingOptions)}.{member} {rule}.");
        }
    }
}
