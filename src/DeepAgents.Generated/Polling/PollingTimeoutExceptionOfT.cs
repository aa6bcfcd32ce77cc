namespace DeepAgents;

/// <summary>A wait reached its deadline before the state was final.</summary>
/// <typeparam name="T">The type of the state.</typeparam>
public sealed class PollingTimeoutException<T> : PollingTimeoutException
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
    }

    /// <summary>Creates the exception of a wait in which no poll brought a state.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    /// <param name="attempts">The number of polls that were started.</param>
    /// <param name="timeout">The timeout of the wait.</param>
    /// <param name="elapsed">The time that the wait took.</param>
    /// <param name="lastFault">The last transient fault, or <see langword="null"/> where there was none.</param>
    public PollingTimeoutException(string message, int attempts, TimeSpan timeout, TimeSpan elapsed, DeepAgentsException? lastFault)
        : base(message, attempts, timeout, elapsed, lastFault)
    {
    }

    /// <summary>Creates the exception of a wait that has seen a state.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    /// <param name="attempts">The number of polls that were started.</param>
    /// <param name="timeout">The timeout of the wait.</param>
    /// <param name="elapsed">The time that the wait took.</param>
    /// <param name="lastFault">The last transient fault, or <see langword="null"/> where there was none.</param>
    /// <param name="lastState">The last state.</param>
    public PollingTimeoutException(
        string message, int attempts, TimeSpan timeout, TimeSpan elapsed, DeepAgentsException? lastFault, T lastState)
        : base(message, attempts, timeout, elapsed, lastFault, lastState)
    {
        LastState = lastState;
        HasLastState = true;
    }

    /// <summary>The last state that a poll brought; the default of <typeparamref name="T"/> where none did.</summary>
    public new T? LastState { get; }

    /// <summary>Whether any poll brought a state.</summary>
    public bool HasLastState { get; }
}
