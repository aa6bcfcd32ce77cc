using System.Globalization;

namespace DeepAgents;

/// <summary>
/// A JSON object that lists what is wrong with the request: the LiteLLM Agent Platform's <c>{"error":[{"code","message","path"}]}</c>,
/// Zod's <c>{"error":{"issues":[…]}}</c>, FastAPI's <c>{"detail":[{"loc","msg","type"}]}</c>, and the <c>errors</c> of problem details and
/// of ASP.NET (<c>{"errors":{"member":["text"]}}</c>).
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<ValidationError>))]
public sealed class ValidationError : ApiError
{
    /// <summary>Creates an error from its issues.</summary>
    /// <param name="issues">What is wrong with the request, in the server's order.</param>
    public ValidationError(IEnumerable<ValidationIssue> issues)
        : this((issues ?? throw new ArgumentNullException(nameof(issues))).ToArray(), heading: null)
    {
    }

    /// <param name="issues">What is wrong with the request, in the server's order.</param>
    /// <param name="heading">The texts of the body beside the issues.</param>
    internal ValidationError(IReadOnlyList<ValidationIssue> issues, string? heading)
        : base(Explanation.Join([heading, Describe(issues)], ": "))
    {
        Issues = Array.AsReadOnly(issues.ToArray());
    }

    /// <summary>
    /// What is wrong with the request, in the server's order. The issues of the alternatives of a union follow the issue of the union.
    /// </summary>
    public IReadOnlyList<ValidationIssue> Issues { get; }

    // The number stands first, because the end of a long message is cut off.
    private static string? Describe(IReadOnlyList<ValidationIssue> issues)
    {
        string[] texts = [.. issues.Select(issue => issue.ToString()).Distinct(StringComparer.Ordinal)];
        string count = texts.Length > 1 ? texts.Length.ToString(CultureInfo.InvariantCulture) + " issues: " : "";
        return count + Explanation.Join(texts, "; ");
    }

    private protected override string Kind => "validation";

    private protected override void WriteMembers(WireWriter writer)
    {
        writer.Write("issues"u8, Issues);
    }
}
