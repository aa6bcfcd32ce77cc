namespace DeepAgents;

/// <summary>An answer that has begun, with what is needed to describe it.</summary>
internal sealed class Exchange(string operation, IReadOnlyCollection<string> secrets, HttpResponseMessage response) : IDisposable
{
    private const int MaxRequestIdLength = 200;

    public string Operation { get; } = operation;

    /// <summary>The key of this one request and the caller's own headers; everything that is told of the answer is scrubbed of them.</summary>
    public IReadOnlyCollection<string> Secrets { get; } = secrets;

    public HttpResponseMessage Response { get; } = response;

    public ResponseInfo ToInfo() => new()
    {
        Operation = Operation,
        Status = (int)Response.StatusCode,
        Headers = ResponseHeaders.Read(Response, new SecretScrubber(Secrets)),
        RequestId = ResponseHeaders.RequestId(Response) is { } id ? SafeText.Escape(new SecretScrubber(Secrets).Scrub(id), MaxRequestIdLength) : null,
    };

    public void Dispose() => Response.Dispose();
}
