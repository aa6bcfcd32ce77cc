namespace DeepAgents;

/// <summary>
/// A body without a single character that is not white space, as gateways send it, and as the LiteLLM Agent Platform does with 405.
/// </summary>
public sealed class EmptyError : ApiError
{
    /// <summary>Creates an error that says nothing.</summary>
    public EmptyError()
        : base("the response has no body")
    {
    }
}
