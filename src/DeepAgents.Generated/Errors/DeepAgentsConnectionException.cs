namespace DeepAgents;

/// <summary>No answer came: the service could not be reached, or the connection broke before the answer was complete.</summary>
public class DeepAgentsConnectionException : DeepAgentsException
{
    /// <summary>Creates an exception from what the network reported.</summary>
    /// <param name="operation">The client and method that failed, for example <c>Agents.Get</c>.</param>
    /// <param name="innerException">What the network reported, if anything.</param>
    public DeepAgentsConnectionException(string operation, Exception? innerException = null)
        : base(FailureText.DescribeConnection(operation, innerException), innerException)
    {
        Operation = operation ?? throw new ArgumentNullException(nameof(operation));
    }

    /// <summary>The client and method that failed, for example <c>Agents.Get</c>.</summary>
    public string Operation { get; }

    /// <summary>Always <see langword="true"/>: the network may be back a little later.</summary>
    public override bool IsTransient => true;
}
