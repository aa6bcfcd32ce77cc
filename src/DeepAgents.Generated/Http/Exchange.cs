namespace DeepAgents;

/// <summary>An answer that has begun, with what is needed to describe it.</summary>
internal sealed class Exchange(ApiRequest request, IReadOnlyCollection<string> secrets, HttpResponseMessage response) : IDisposable
{
    private const int MaxRequestIdLength = 200;

    public string Operation { get; } = request.Operation;

    /// <summary>The key of this one request, the caller's own headers and the secrets of the body; everything that is told of the answer is scrubbed of them.</summary>
    public IReadOnlyCollection<string> Secrets { get; } = secrets;

    public HttpResponseMessage Response { get; } = response;

    /// <summary>The id that the service gave the request, made safe to show.</summary>
    public string? RequestId =>
        ResponseHeaders.RequestId(Response) is { } id ? SafeText.Escape(new SecretScrubber(Secrets).Scrub(id), MaxRequestIdLength) : null;

    public ResponseInfo ToInfo() => new()
    {
        Operation = Operation,
        Status = (int)Response.StatusCode,
        Headers = ResponseHeaders.Read(Response, new SecretScrubber(Secrets)),
        Attempt = request.Attempt,
        RequestId = RequestId,
    };

    public void Dispose() => Response.Dispose();
}
