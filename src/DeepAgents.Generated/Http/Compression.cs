namespace DeepAgents;

/// <summary>
/// Bodies that a server sends compressed. Decoded here and not by a handler: it works through a handler of the caller's own as well, and an
/// answer that is not compressed, as most are, costs nothing. Only gzip is asked for: the decoders of the other forms do not tell a body
/// that was cut off from one that is whole.
/// </summary>
internal static class Compression
{
    /// <summary>What is understood, for the header <c>Accept-Encoding</c>.</summary>
    public const string Accepted = "gzip";

    /// <summary>The body as it was before it was compressed. Reading a body in a form that was not asked for throws.</summary>
    public static Stream Undo(HttpResponseMessage response, Stream body) => Names(response)?.Trim().ToLowerInvariant() switch
    {
        null or "" or "identity" => body,
        "gzip" or "x-gzip" => new GzipBody(body),
        _ => new UndecodableBody(body),
    };

    /// <summary>All encodings, as the header has them, or <see langword="null"/>.</summary>
    private static string? Names(HttpResponseMessage response)
    {
#if NETSTANDARD2_0
        return response.Content.Headers.ContentEncoding is { Count: > 0 } names ? string.Join(",", names) : null;
#else
        return response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) ? values.ToString() : null;
#endif
    }
}
