namespace DeepAgents;

/// <summary>Status 400: the request is malformed or fails validation; repeating it unchanged fails again.</summary>
public class DeepAgentsBadRequestException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsBadRequestException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }
}
