namespace DeepAgents;

/// <summary>
/// The service answered, and the answer is a failure. Thrown as itself for a status that has no class of its own; the more
/// common ones have a derived class each.
/// </summary>
public class DeepAgentsApiException : DeepAgentsException
{
    private readonly ApiFailure _failure;

    /// <summary>Creates an exception from the description of a failed answer.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="innerException">The exception that led to this one, if any.</param>
    public DeepAgentsApiException(ApiFailure failure, Exception? innerException = null)
        : this(failure, FailureText.Describe(failure ?? throw new ArgumentNullException(nameof(failure))), innerException)
    {
    }

    private protected DeepAgentsApiException(ApiFailure failure, string message, Exception? innerException)
        : base(message, innerException)
    {
        _failure = failure;
    }

    /// <summary>The HTTP status of the answer.</summary>
    public int Status => _failure.Status;

    /// <summary>What the body said; switch on its type.</summary>
    public ApiError Error => _failure.Error;

    /// <inheritdoc cref="ApiFailure.RawBody"/>
    public string RawBody => _failure.RawBody;

    /// <inheritdoc cref="ApiFailure.IsRawBodyTruncated"/>
    public bool IsRawBodyTruncated => _failure.IsRawBodyTruncated;

    /// <inheritdoc cref="ApiFailure.Headers"/>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers => _failure.Headers;

    /// <inheritdoc cref="ApiFailure.RequestId"/>
    public string? RequestId => _failure.RequestId;

    /// <inheritdoc cref="ApiFailure.Operation"/>
    public string Operation => _failure.Operation;

    /// <inheritdoc cref="ApiFailure.Address"/>
    public string Address => _failure.Address;

    /// <inheritdoc/>
    public override bool IsTransient => _failure.IsTransient;

    /// <inheritdoc/>
    public override TimeSpan? RetryAfter => _failure.RetryAfter;
}
