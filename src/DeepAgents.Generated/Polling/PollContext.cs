namespace DeepAgents;

/// <summary>What a poll may want to know about the wait that it is part of.</summary>
public sealed class PollContext
{
    private const int LongestWindow = 25;

    /// <summary>Creates a context, for the test of a poll function.</summary>
    /// <param name="attempt">The number of the poll, from 1.</param>
    /// <param name="remaining">The time until the deadline, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    public PollContext(int attempt, TimeSpan remaining)
    {
        Attempt = attempt;
        Remaining = remaining;
    }

    /// <summary>The number of this poll; the first is 1.</summary>
    public int Attempt { get; }

    /// <summary>
    /// The time that was left until the deadline when this poll started; <see cref="Timeout.InfiniteTimeSpan"/> without a
    /// deadline, zero in a wait with a timeout of zero.
    /// </summary>
    public TimeSpan Remaining { get; }

    /// <summary>
    /// How long the server asks to wait before the next poll (<c>Retry-After</c>), which counts also with a success. A poll function takes
    /// it from <see cref="ResponseInfo.RetryAfter"/>.
    /// </summary>
    /// <value><see langword="null"/> by default: the interval of the wait counts.</value>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The window that was asked of the server in this poll, or <see langword="null"/> where none was.</summary>
    internal TimeSpan? Window { get; private set; }

    /// <summary>Options of the request of one poll. The wait repeats polls by itself.</summary>
    internal RequestOptions Request(CallSecrets secrets) => Request(secrets, new RequestOptions());

    /// <summary>The same for options of an operation's own.</summary>
    internal T Request<T>(CallSecrets secrets, T options)
        where T : RequestOptions, new()
    {
        options.MaxRetries = 0;
        options.OnResponse = head => RetryAfter = head.RetryAfter;
        return RequestOptions.Within(secrets, options);
    }

    /// <summary>
    /// The window to ask of a server that can hold a request until something changes (<c>wait_seconds</c>): as long as
    /// <paramref name="maximum"/> and the remaining time allow. Calling this marks the poll as a long one: when it lasted as long as
    /// its window, the next one follows at once.
    /// </summary>
    /// <param name="maximum">The longest window wanted, in seconds; brought into the range from 1 to 25.</param>
    /// <returns>
    /// Whole seconds from 1 to 25. The remaining time is rounded up to the next second; the wait itself ends a poll that is still
    /// open at the deadline.
    /// </returns>
    public int WaitSeconds(int maximum = LongestWindow)
    {
        var seconds = Math.Max(1, Math.Min(maximum, LongestWindow));
        if (Remaining != Timeout.InfiniteTimeSpan)
        {
            // Compared as doubles: the seconds of TimeSpan.MaxValue do not fit an int.
            seconds = (int)Math.Max(1, Math.Min(seconds, Math.Ceiling(Remaining.TotalSeconds)));
        }

        Window = TimeSpan.FromSeconds(seconds);
        return seconds;
    }
}
