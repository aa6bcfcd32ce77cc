namespace DeepAgents;

/// <summary>Status 422: the request is well-formed, but its content contradicts itself or the service's rules.</summary>
public class DeepAgentsUnprocessableException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsUnprocessableException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }
}
