namespace DeepAgents;

/// <summary>An answer that has begun, with what is needed to describe it.</summary>
internal sealed class Exchange(ApiRequest request, string key, string? refusedKey, IReadOnlyCollection<string> others, HttpResponseMessage response) : IDisposable
{
    private const int MaxRequestIdLength = 200;

    public string Operation => request.Operation;

    /// <inheritdoc cref="ApiRequest.Envelope"/>
    public string? Envelope => request.Envelope;

    /// <summary>Everything that is told of the answer is scrubbed of these. Of most answers nothing is told.</summary>
    public IReadOnlyCollection<string> Secrets => SecretsOf(key, refusedKey, others);

    public HttpResponseMessage Response { get; } = response;

    /// <inheritdoc cref="ApiRequest.AddressWithoutQuery"/>
    public string Address(Uri endpoint) => request.AddressWithoutQuery(endpoint);

    /// <summary>The id that the service gave the request, made safe to show.</summary>
    public string? RequestId =>
        ResponseHeaders.RequestId(Response) is { } id ? SafeText.Escape(new SecretScrubber(Secrets).Scrub(id), MaxRequestIdLength) : null;

    public ResponseInfo ToInfo(TimeProvider timeProvider) => new()
    {
        Operation = Operation,
        Status = (int)Response.StatusCode,
        Headers = ResponseHeaders.Read(Response, new SecretScrubber(Secrets)),
        Attempt = request.Attempt,
        RequestId = RequestId,
        RetryAfter = RetryAfterHeader.Parse(ResponseHeaders.First(Response, "Retry-After"), timeProvider),
    };

    /// <summary>The key, the one before it where the service has refused that, and the other secrets of a request.</summary>
    public static string[] SecretsOf(string key, string? refusedKey, IReadOnlyCollection<string> others) =>
        refusedKey is null ? [key, .. others] : [key, refusedKey, .. others];

    public void Dispose() => Response.Dispose();
}
