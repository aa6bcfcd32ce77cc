namespace DeepAgents;

/// <summary>
/// A wait reached its deadline before the state was final. What was waited for may still come about: the same wait can be started
/// again. Thrown as <see cref="PollingTimeoutException{T}"/>, which has the state typed.
/// </summary>
public class PollingTimeoutException : DeepAgentsException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public PollingTimeoutException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    public PollingTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and the exception that led to it.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    /// <param name="innerException">The exception that led to this one, or <see langword="null"/>.</param>
    public PollingTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
        LastFault = innerException as DeepAgentsException;
    }

    /// <summary>Creates an exception with all that a wait knows at its deadline.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    /// <param name="attempts">The number of polls that were started.</param>
    /// <param name="timeout">The timeout of the wait.</param>
    /// <param name="elapsed">The time that the wait took.</param>
    /// <param name="lastFault">The last transient fault, or <see langword="null"/> where there was none.</param>
    /// <param name="lastState">The last state, or <see langword="null"/> where there was none.</param>
    public PollingTimeoutException(
        string message,
        int attempts,
        TimeSpan timeout,
        TimeSpan elapsed,
        DeepAgentsException? lastFault = null,
        object? lastState = null)
        : base(message, lastFault)
    {
        Attempts = attempts;
        Timeout = timeout;
        Elapsed = elapsed;
        LastFault = lastFault;
        LastState = lastState;
    }

    /// <summary>The number of polls that were started, the one that the deadline cut off included.</summary>
    public int Attempts { get; }

    /// <summary>The timeout of the wait.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The time that the wait took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>
    /// The last transient fault that the wait tolerated, be it that later polls went well, or <see langword="null"/> where there was
    /// none. Also the <see cref="Exception.InnerException"/>.
    /// </summary>
    public DeepAgentsException? LastFault { get; }

    /// <summary>The last state that a poll brought, or <see langword="null"/> where none did.</summary>
    public object? LastState { get; }
}
