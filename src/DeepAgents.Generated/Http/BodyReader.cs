using System.Buffers;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif

namespace DeepAgents;

/// <summary>
/// Reads bodies without holding a thread while the server takes its time. What a failure says is read up to a cap, and kept even when
/// the connection breaks in the middle of it.
/// </summary>
internal static class BodyReader
{
    private const int MaxFailureBytes = 64 * 1024;
    private const int ChunkBytes = 8 * 1024;
    private const int LongestArray = 0x7FFFFFC7;

    /// <summary>
    /// Reads a body to its end, or past the limit: then it is truncated. The buffer is borrowed and to be given back by <see cref="Return"/>;
    /// where reading fails it is left to the collector, because bytes may still be on their way into it.
    /// </summary>
#if !NETSTANDARD2_0
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public static async ValueTask<CapturedBody> ReadAllAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        using var stream = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
        using var cut = CutOff(response, cancellationToken);
        var bytes = ArrayPool<byte>.Shared.Rent(FirstSize(response));
        int count = 0, read;
        limit = Math.Min(limit, LongestArray - 1);
        while (count <= limit && (read = await ReadAsync(stream, bytes, count, cancellationToken).ConfigureAwait(false)) > 0)
        {
            count += read;
            bytes = count < bytes.Length ? bytes : Grow(bytes);
        }

        return new CapturedBody(bytes, count, IsTruncated: count > limit);
    }

    /// <summary>As much of a body as is described where it cannot be read. Describing it takes many times its memory.</summary>
    public static CapturedBody Head(CapturedBody body) =>
        body.Length <= MaxFailureBytes ? body : body with { Length = MaxFailureBytes, IsTruncated = true };

    /// <summary>Gives the buffer of a body back that was read to its end.</summary>
    public static void Return(CapturedBody body) => ArrayPool<byte>.Shared.Return(body.Bytes);

    public static async Task<CapturedBody> ReadFailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            using var stream = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
            using var cut = CutOff(response, cancellationToken);
            int read;
            while (bytes.Length < MaxFailureBytes && (read = await ReadAsync(stream, buffer, 0, cancellationToken).ConfigureAwait(false)) > 0)
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

    // One more than was announced, so that the end is seen without a larger buffer.
    private static int FirstSize(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength is > 0 and < 16 * 1024 * 1024 and var announced ? (int)announced + 1 : ChunkBytes;

    private static byte[] Grow(byte[] bytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * bytes.Length, LongestArray));
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }

#if NETSTANDARD2_0
    public static Task<int> ReadAsync(Stream stream, byte[] buffer, int offset, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, offset, buffer.Length - offset, cancellationToken);

    public static async ValueTask<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Compression.Undo(response, await response.Content.ReadAsStreamAsync().ConfigureAwait(false));
    }

    // Streams of older frameworks do not look at the token while they wait for bytes; taking the response away wakes them.
    public static CancellationTokenRegistration CutOff(HttpResponseMessage response, CancellationToken cancellationToken) =>
        cancellationToken.Register(response.Dispose);
#else
    public static ValueTask<int> ReadAsync(Stream stream, byte[] buffer, int offset, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer.AsMemory(offset), cancellationToken);

    public static async ValueTask<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        Compression.Undo(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    public static CancellationTokenRegistration CutOff(HttpResponseMessage response, CancellationToken cancellationToken) => default;
#endif
}
