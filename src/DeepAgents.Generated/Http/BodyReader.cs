using System.Buffers;

namespace DeepAgents;

/// <summary>
/// Reads bodies without holding a thread while the server takes its time. What a failure says is read up to a cap, and kept even when
/// the connection breaks in the middle of it.
/// </summary>
internal static class BodyReader
{
    private const int MaxFailureBytes = 64 * 1024;
    private const int ChunkBytes = 8 * 1024;

    /// <summary>Reads a body to its end, or to one byte more than the limit: then it is truncated.</summary>
    public static async Task<CapturedBody> ReadAllAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
        using var cut = CutOff(response, cancellationToken);
        using var bytes = new MemoryStream(FirstSize(response));
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int read;
            while (bytes.Length <= limit && (read = await ReadAsync(stream, buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                bytes.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // What is described of a body that is too large is no more than of a failure.
        return bytes.Length <= limit
            ? new CapturedBody(bytes.GetBuffer(), (int)bytes.Length)
            : new CapturedBody(bytes.GetBuffer(), (int)Math.Min(bytes.Length, MaxFailureBytes), IsTruncated: true);
    }

    public static async Task<CapturedBody> ReadFailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var stream = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
            using var cut = CutOff(response, cancellationToken);
            int read;
            while (bytes.Length < MaxFailureBytes && (read = await ReadAsync(stream, buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                bytes.Write(buffer, 0, read);
            }

            return new CapturedBody(bytes.GetBuffer(), (int)bytes.Length, IsTruncated: bytes.Length >= MaxFailureBytes);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            return new CapturedBody(bytes.GetBuffer(), (int)bytes.Length, IsTruncated: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int FirstSize(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength is > 0 and < 16 * 1024 * 1024 and var announced ? (int)announced : ChunkBytes;

#if NETSTANDARD2_0
    private static Task<int> ReadAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken);

    public static Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return response.Content.ReadAsStreamAsync();
    }

    // Streams of older frameworks do not look at the token while they wait for bytes; taking the response away wakes them.
    public static CancellationTokenRegistration CutOff(HttpResponseMessage response, CancellationToken cancellationToken) =>
        cancellationToken.Register(response.Dispose);
#else
    private static ValueTask<int> ReadAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, cancellationToken);

    public static Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content.ReadAsStreamAsync(cancellationToken);

    public static CancellationTokenRegistration CutOff(HttpResponseMessage response, CancellationToken cancellationToken) => default;
#endif
}
