namespace DeepAgents;

/// <summary>What was waited for came to an end that is not a success.</summary>
/// <typeparam name="T">The type of the state.</typeparam>
public sealed class TerminalStateException<T> : TerminalStateException
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public TerminalStateException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    public TerminalStateException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and the exception that led to it.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    /// <param name="innerException">The exception that led to this one, or <see langword="null"/>.</param>
    public TerminalStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception with the state that the wait ended in.</summary>
    /// <param name="message">What happened, in words for the caller.</param>
    /// <param name="state">The final state.</param>
    /// <param name="attempts">The number of polls that were made.</param>
    public TerminalStateException(string message, T state, int attempts)
        : base(message, state, attempts) => State = state;

    /// <summary>The final state; the default of <typeparamref name="T"/> only where the exception was made without one.</summary>
    public new T? State { get; }
}
