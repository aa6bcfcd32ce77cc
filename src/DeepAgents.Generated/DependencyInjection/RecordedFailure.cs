using System.Net;

namespace DeepAgents;

/// <summary>
/// A copy of a failure response, as far as its body is read anyway. A handler that repeats messages disposes the response before it does
/// so, and a second pass needs one that can still be read.
/// </summary>
internal sealed class RecordedFailure
{
    private readonly HttpStatusCode _status;
    private readonly string? _reason;
    private readonly Version _version;
    private readonly List<KeyValuePair<string, IEnumerable<string>>> _headers;
    private readonly List<KeyValuePair<string, IEnumerable<string>>> _contentHeaders;
    private readonly CapturedBody _body;

    private RecordedFailure(HttpResponseMessage response, CapturedBody body)
    {
        (_status, _reason, _version, _body) = (response.StatusCode, response.ReasonPhrase, response.Version, body);
        _headers = [.. response.Headers];

        // The copy is decoded, and may be shorter than the original.
        _contentHeaders = [.. (response.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .Where(static header => header.Key is not ("Content-Encoding" or "Content-Length"))];
    }

    /// <summary>Copies a response and disposes it.</summary>
    public static async Task<RecordedFailure> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            return new RecordedFailure(response, await BodyReader.ReadFailureAsync(response, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Makes a response of its own for each pass.</summary>
    public HttpResponseMessage ToResponse(HttpRequestMessage message)
    {
        var body = _body.IsTruncated ? new BrokenStream(_body) : new MemoryStream(_body.Bytes, 0, _body.Length, writable: false);
        var content = new StreamContent(body);
        var response = new HttpResponseMessage(_status)
        {
            ReasonPhrase = _reason,
            Version = _version,
            RequestMessage = message,
            Content = content,
        };
        foreach (var header in _headers)
        {
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (var header in _contentHeaders)
        {
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return response;
    }

    /// <summary>A body that is not whole must not look whole the second time.</summary>
    private sealed class BrokenStream(CapturedBody body) : MemoryStream(body.Bytes, 0, body.Length, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("The body of the response is incomplete.");
    }
}
