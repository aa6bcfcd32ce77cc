using System.Text.RegularExpressions;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>What a source is: a whole document, a page with a piece of one, or a page that only tells.</summary>
internal static partial class SourceForm
{
    /// <summary>The piece of OpenAPI between the fences of a page, with the line on which it begins; <see langword="null"/> without one.</summary>
    public static (string Text, int FirstLine)? Fragment(string text)
    {
        foreach (Match fence in Fence().Matches(text))
        {
            var inside = fence.Groups["text"];
            if (OpenApiVersion().IsMatch(inside.Value))
            {
                return (inside.Value, text.AsSpan(0, inside.Index).Count('\n') + 1);
            }
        }

        return null;
    }

    /// <summary>Whether a page tells of an operation in words.</summary>
    public static bool IsProse(string text) => !OpenApiVersion().IsMatch(text) && ProsePage.Request().IsMatch(text) && text.AsSpan().TrimStart() is not ['{' or '[' or '<', ..];

    [GeneratedRegex(@"^(?<fence>`{3,}|~{3,})[^\n]*\n(?<text>.*?)^\k<fence>", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("""^\s*["']?(openapi|swagger)["']?\s*:""", RegexOptions.Multiline)]
    private static partial Regex OpenApiVersion();
}
