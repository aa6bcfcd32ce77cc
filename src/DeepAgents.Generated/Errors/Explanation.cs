using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>Finds the text that explains a failure to a person, in JSON of any shape.</summary>
internal static class Explanation
{
    // More than any message shows.
    private const int MaxLength = 2000;

    // From the general to the particular, which is the order of the message.
    private static readonly string[] Names =
    [
        "title", "error", "message", "detail", "details", "error_description", "description", "msg", "reason", "text", "errors", "issues", "cause", "hint", "data",
    ];

    /// <summary>All explaining text, each piece once, or <see langword="null"/> if there is none.</summary>
    /// <param name="token">The JSON of the error.</param>
    /// <param name="except">A part to leave out, because it is described elsewhere.</param>
    internal static string? Of(JToken token, JToken? except = null) => token switch
    {
        _ when ReferenceEquals(token, except) => null,
        JValue { Value: string text } => FromText(text),
        JObject json => Join(Names.Select(name => Member(json, name, except)), ": "),
        JArray list => Join(list.Select(item => Of(item, except) ?? Raw(item, except)), "; "),
        _ => null,
    };

    /// <summary>Joins the texts that say something, each once. A text that ends a sentence is followed by a space alone.</summary>
    internal static string? Join(IEnumerable<string?> texts, string separator)
    {
        string joined = "";
        foreach (string text in texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            bool isSentence = separator == ": " && joined.Length > 0 && joined[joined.Length - 1] is '.' or '!' or '?' or ':';
            joined += joined.Length == 0 ? text : isSentence ? " " + text : separator + text;
            if (joined.Length > MaxLength)
            {
                break;
            }
        }

        return joined.Length == 0 ? null : joined;
    }

    private static string? Member(JObject json, string name, JToken? except) =>
        json.GetValue(name, StringComparison.OrdinalIgnoreCase) is not { } value ? null
            : Of(value, except) ?? (name == "data" ? null : Raw(value, except));

    // Some servers put the JSON of another server's error into a text.
    private static string? FromText(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length == 0 ? null
            : trimmed[0] is '{' or '[' && WireJson.ParseOrNull(trimmed) is { } json && Of(json) is { } inner ? inner
            : trimmed;
    }

    private static string? Raw(JToken token, JToken? except) =>
        token is JContainer { HasValues: true } container && (except is null || !container.DescendantsAndSelf().Contains(except))
            ? container.ToString(Formatting.None)
            : null;
}
