namespace DeepAgents;

/// <summary>
/// A body without a single readable character that is not white space, as gateways send it, and as the LiteLLM Agent Platform does with 405.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<EmptyError>))]
public sealed class EmptyError : ApiError
{
    /// <summary>Creates an error that says nothing.</summary>
    public EmptyError()
        : this(isUnreadable: false)
    {
    }

    /// <param name="isUnreadable">Whether there is a body that broke off or cannot be decoded.</param>
    internal EmptyError(bool isUnreadable)
        : base(isUnreadable ? "the body of the response could not be read" : "the response has no body")
    {
    }

    private protected override string Kind => "empty";
}
