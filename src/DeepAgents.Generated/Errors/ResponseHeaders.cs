namespace DeepAgents;

/// <summary>Reads the headers of an answer as text: the typed properties of HttpClient drop what they cannot parse.</summary>
internal static class ResponseHeaders
{
    private static readonly string[] RequestIdNames = ["x-request-id", "request-id", "x-trace-id", "x-correlation-id"];

    internal static string? First(HttpResponseMessage response, string name)
    {
        // Asking a collection for a header that belongs into the other one throws on some frameworks, so both are searched.
        foreach (KeyValuePair<string, IEnumerable<string>> header in All(response))
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();
            }
        }

        return null;
    }

    internal static string? RequestId(HttpResponseMessage response) =>
        RequestIdNames.Select(name => First(response, name)).FirstOrDefault(id => id is not null);

    internal static Dictionary<string, IReadOnlyList<string>> Read(HttpResponseMessage response, SecretScrubber scrubber)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IEnumerable<string>> header in All(response))
        {
            if (!SensitiveNames.IsSecretHeader(header.Key))
            {
                string name = scrubber.ScrubName(header.Key);
                IReadOnlyList<string> earlier = headers.TryGetValue(name, out IReadOnlyList<string>? same) ? same : [];
                headers[name] = [.. earlier, .. header.Value.Select(value => scrubber.Scrub(value))];
            }
        }

        return headers;
    }

    private static IEnumerable<KeyValuePair<string, IEnumerable<string>>> All(HttpResponseMessage response) =>
        response.Content is null ? response.Headers : response.Headers.Concat(response.Content.Headers);
}
