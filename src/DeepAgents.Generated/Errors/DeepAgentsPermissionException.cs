namespace DeepAgents;

/// <summary>Status 403: the key is valid, but may not do this, or has no access to the workspace.</summary>
public class DeepAgentsPermissionException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsPermissionException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
        MissingPermission = failure.MissingPermission;
    }

    /// <summary>
    /// The permission that the key's role lacks, for example <c>mcp-servers:create</c>, or <see langword="null"/> where the answer
    /// does not name one. From the plain-text 403 of the Managed Deep Agents contract.
    /// </summary>
    public string? MissingPermission { get; }
}
