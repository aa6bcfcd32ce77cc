namespace DeepAgents;

/// <summary>
/// One of the client's own time limits ran out. The caller's cancellation is never this exception but an
/// <see cref="OperationCanceledException"/>.
/// </summary>
public class DeepAgentsTimeoutException : DeepAgentsException
{
    /// <summary>Creates an exception from the limit that ran out.</summary>
    /// <param name="kind">Which limit.</param>
    /// <param name="limit">How long it was.</param>
    /// <param name="operation">The client and method that failed, for example <c>Agents.Get</c>.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsTimeoutException(TimeoutKind kind, TimeSpan limit, string operation, Exception? innerException = null)
        : base(FailureText.DescribeTimeout(kind, limit, operation), innerException)
    {
        Kind = kind;
        Limit = limit;
        Operation = operation ?? throw new ArgumentNullException(nameof(operation));
    }

    /// <summary>Which limit ran out.</summary>
    public TimeoutKind Kind { get; }

    /// <summary>How long the limit was.</summary>
    public TimeSpan Limit { get; }

    /// <summary>The client and method that failed, for example <c>Agents.Get</c>.</summary>
    public string Operation { get; }

    /// <summary>Always <see langword="true"/>: the next attempt may be quicker.</summary>
    public override bool IsTransient => true;
}
