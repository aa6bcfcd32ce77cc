namespace DeepAgents;

/// <summary>Status 500 to 599: the service or something in front of it failed.</summary>
public class DeepAgentsServerException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsServerException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }
}
