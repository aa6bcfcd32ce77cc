namespace DeepAgents;

/// <summary>Finds out what the body of a failed answer is. Never throws, whatever the bytes.</summary>
internal static class ApiErrorClassifier
{
    internal static ApiError Classify(byte[] body, int length, string? contentType, bool truncated) =>
        Classify(BodyDecoder.Decode(body, length, contentType, truncated), contentType, truncated, SecretScrubber.None);

    internal static ApiError Classify(string text, string? contentType, bool truncated, SecretScrubber scrubber)
    {
        string body = text.Trim().Trim('\uFEFF').Trim();
        if (body.Length == 0)
        {
            return new EmptyError(isUnreadable: truncated);
        }

        // The secrets are replaced in what was read, not before: a replacement may break the syntax.
        if (MayBeJson(body[0], contentType) && WireJson.ParseOrNull(body) is { } json)
        {
            return JsonErrorShapes.From(JsonBody.Scrub(json, scrubber));
        }

        return HtmlPage.IsHtml(body, contentType)
            ? HtmlPage.Read(scrubber.Scrub(body, truncated))
            : new PlainTextError(scrubber.Scrub(body, truncated), body[0] is '{' or '[');
    }

    // "502" or "null" alone is a word of plain text as well as JSON: there, and only there, the label decides.
    private static bool MayBeJson(char first, string? contentType) => first switch
    {
        '{' or '[' or '"' => true,
        '-' or (>= '0' and <= '9') or 't' or 'f' or 'n' => contentType?.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    };
}
