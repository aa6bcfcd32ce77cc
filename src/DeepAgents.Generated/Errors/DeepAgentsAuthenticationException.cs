namespace DeepAgents;

/// <summary>Status 401: no key, or one that the service does not know.</summary>
public class DeepAgentsAuthenticationException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsAuthenticationException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }
}
