namespace DeepAgents;

/// <summary>An answer that has begun, with what is needed to describe it.</summary>
internal sealed class Exchange(string operation, string key, HttpResponseMessage response) : IDisposable
{
    public string Operation { get; } = operation;

    /// <summary>The key of this one request; everything that is told of the answer is scrubbed of it.</summary>
    public string Key { get; } = key;

    public HttpResponseMessage Response { get; } = response;

    public ResponseInfo ToInfo() => new()
    {
        Operation = Operation,
        Status = (int)Response.StatusCode,
        Headers = ResponseHeaders.Read(Response, new SecretScrubber([Key])),
        RequestId = ResponseHeaders.RequestId(Response),
    };

    public void Dispose() => Response.Dispose();
}
