namespace DeepAgents;

/// <summary>
/// The base of everything that this package throws on purpose. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>, and a wrong argument an <see cref="ArgumentException"/>.
/// </summary>
public class DeepAgentsException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public DeepAgentsException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    public DeepAgentsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and the exception that led to it.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    /// <param name="innerException">The exception that led to this one, or <see langword="null"/>.</param>
    public DeepAgentsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Whether the same call may well succeed a little later, so that asking again is sensible. Says nothing about whether
    /// repeating it is safe.
    /// </summary>
    public virtual bool IsTransient => false;

    /// <summary>How long the server asked to wait before the next attempt, or <see langword="null"/> where it did not say.</summary>
    public virtual TimeSpan? RetryAfter => null;
}
