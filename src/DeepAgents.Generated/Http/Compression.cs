using System.IO.Compression;

namespace DeepAgents;

/// <summary>
/// Bodies that a server sends compressed. Done here and not by a handler: it works through a handler of the caller's own as well, and an
/// answer that is not compressed, as most are, costs nothing.
/// </summary>
internal static class Compression
{
#if NETSTANDARD2_0
    /// <summary>What is understood, for the header <c>Accept-Encoding</c>.</summary>
    public const string Accepted = "gzip";
#else
    /// <summary>What is understood, for the header <c>Accept-Encoding</c>.</summary>
    public const string Accepted = "gzip, deflate, br";
#endif

    /// <summary>The body as it was before it was compressed. A form that nobody asked for stays as it is.</summary>
    public static Stream Undo(HttpResponseMessage response, Stream body) => Last(response)?.Trim().ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
#if !NETSTANDARD2_0
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
#endif
        _ => body,
    };

    /// <summary>The compression that was done last, or <see langword="null"/>.</summary>
    private static string? Last(HttpResponseMessage response)
    {
#if NETSTANDARD2_0
        return response.Content.Headers.ContentEncoding.LastOrDefault();
#else
        return response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) ? values.Last().Split(',')[^1] : null;
#endif
    }
}
