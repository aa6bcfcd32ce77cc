namespace DeepAgents;

/// <summary>Status 429: too many requests; <see cref="DeepAgentsException.RetryAfter"/> says how long to wait, if the server did.</summary>
public class DeepAgentsRateLimitException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsRateLimitException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }
}
