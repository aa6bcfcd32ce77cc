namespace DeepAgents;

/// <summary>
/// A JSON object whose <c>error</c> member lists what is wrong with the request, <c>{"error":[{"code","message","path"}]}</c>:
/// every failed validation of the LiteLLM Agent Platform, always with status 400.
/// </summary>
public sealed class ValidationError : ApiError
{
    /// <summary>Creates an error from its issues.</summary>
    /// <param name="issues">What is wrong with the request, in the server's order.</param>
    public ValidationError(IEnumerable<ValidationIssue> issues)
        : this((issues ?? throw new ArgumentNullException(nameof(issues))).ToArray())
    {
    }

    private ValidationError(ValidationIssue[] issues)
        : base(string.Join("; ", issues.Select(issue => issue.ToString())))
    {
        Issues = Array.AsReadOnly(issues);
    }

    /// <summary>What is wrong with the request, in the server's order.</summary>
    public IReadOnlyList<ValidationIssue> Issues { get; }
}
