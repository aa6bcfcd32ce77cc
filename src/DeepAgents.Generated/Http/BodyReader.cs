using System.Buffers;

namespace DeepAgents;

/// <summary>
/// Reads bodies without holding a thread while the server takes its time. What a failure says is read up to a cap, and kept even when
/// the connection breaks in the middle of it.
/// </summary>
internal static class BodyReader
{
    private const int MaxFailureBytes = 64 * 1024;
    private const int FirstBufferBytes = 8 * 1024;

    public static async Task<CapturedBody> ReadAllAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
        using var cut = CutOff(response, cancellationToken);
        using var bytes = new MemoryStream(FirstSize(response));
        await stream.CopyToAsync(bytes, FirstBufferBytes, cancellationToken).ConfigureAwait(false);
        return new CapturedBody(bytes.GetBuffer(), (int)bytes.Length);
    }

    public static async Task<CapturedBody> ReadFailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxFailureBytes);
        var length = 0;
        var isTruncated = false;
        try
        {
            var stream = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
            using var cut = CutOff(response, cancellationToken);
            int read;
            while (length < MaxFailureBytes &&
                (read = await stream.ReadAsync(buffer, length, MaxFailureBytes - length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
            }

            isTruncated = length == MaxFailureBytes;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            isTruncated = true;
        }

        var body = new CapturedBody(buffer.AsSpan(0, length).ToArray(), length, isTruncated);
        ArrayPool<byte>.Shared.Return(buffer);
        return body;
    }

    private static int FirstSize(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength is > 0 and < 16 * 1024 * 1024 and var announced ? (int)announced : FirstBufferBytes;

#if NETSTANDARD2_0
    private static Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return response.Content.ReadAsStreamAsync();
    }

    // Streams of older frameworks do not look at the token while they wait for bytes; taking the response away wakes them.
    private static CancellationTokenRegistration CutOff(HttpResponseMessage response, CancellationToken cancellationToken) =>
        cancellationToken.Register(response.Dispose);
#else
    private static Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content.ReadAsStreamAsync(cancellationToken);

    private static CancellationTokenRegistration CutOff(HttpResponseMessage response, CancellationToken cancellationToken) => default;
#endif
}
