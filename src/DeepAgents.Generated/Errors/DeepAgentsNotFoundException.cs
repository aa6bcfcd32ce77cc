namespace DeepAgents;

/// <summary>Status 404: what the request names does not exist, or is not visible to this key.</summary>
public class DeepAgentsNotFoundException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsNotFoundException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }
}
