namespace DeepAgents;

/// <summary>An answer that has begun, with what is needed to describe it.</summary>
internal sealed class Exchange(ApiRequest request, HttpResponseMessage response) : IDisposable
{
    private const int MaxRequestIdLength = 200;

    public ApiRequest Request { get; } = request;

    public HttpResponseMessage Response { get; } = response;

    /// <summary>The id that the service gave the request, made safe to show.</summary>
    public string? RequestId =>
        ResponseHeaders.RequestId(Response) is { } id ? SafeText.Escape(Request.Secrets.Scrubber.Scrub(id), MaxRequestIdLength) : null;

    public ResponseInfo ToInfo(TimeProvider timeProvider) => new()
    {
        Operation = Request.Operation,
        Status = (int)Response.StatusCode,
        Headers = ResponseHeaders.Read(Response, Request.Secrets.Scrubber),
        Attempt = Request.Attempt,
        RequestId = RequestId,
        RetryAfter = RetryAfterHeader.Parse(ResponseHeaders.First(Response, "Retry-After"), timeProvider),
    };

    public void Dispose() => Response.Dispose();
}
