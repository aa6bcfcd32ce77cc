namespace DeepAgents;

/// <summary>Status 409: the request does not fit the present state, for example because something changed meanwhile.</summary>
public class DeepAgentsConflictException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsConflictException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }
}
