namespace DeepAgents;

/// <summary>Describes a failed answer for the transport, with the secrets of the call replaced in all of it.</summary>
internal static class ApiFailureReader
{
    private const int MaxRequestIdLength = 200;

    internal static ApiFailure Read(
        HttpResponseMessage response,
        CapturedBody body,
        string operation,
        string address,
        ErrorKnowledge knowledge,
        SecretScrubber scrubber,
        TimeProvider timeProvider)
    {
        string? contentType = ResponseHeaders.First(response, "Content-Type");
        string text = BodyDecoder.Decode(body.Bytes, body.Length, contentType, body.IsTruncated);
        ApiError error = ApiErrorClassifier.Classify(text, contentType, body.IsTruncated, scrubber);
        int status = (int)response.StatusCode;
        TimeSpan? retryAfter = RetryAfterHeader.Parse(ResponseHeaders.First(response, "Retry-After"), timeProvider);

        return new ApiFailure
        {
            Status = status,
            Error = error,
            RawBody = scrubber.Scrub(text, body.IsTruncated),
            IsRawBodyTruncated = body.IsTruncated,
            Headers = ResponseHeaders.Read(response, scrubber),
            RequestId = ResponseHeaders.RequestId(response) is { } id ? SafeText.Escape(scrubber.Scrub(id), MaxRequestIdLength) : null,
            Operation = operation,
            Address = scrubber.Scrub(address),
            IsTransient = knowledge.IsTransient(status, error, retryAfter),
            RetryAfter = retryAfter,
            MissingPermission = knowledge.MissingPermission(status, error),
        };
    }
}
