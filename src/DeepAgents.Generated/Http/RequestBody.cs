using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace DeepAgents;

/// <summary>
/// The bytes of a request in a borrowed buffer, for all tries of a call. The buffer goes back when the call is over, unless a try is
/// still being sent in that moment: then it is left to the collector, or the server would get somebody else's bytes.
/// </summary>
internal sealed class RequestBody(byte[] bytes, int count) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    private readonly object _lock = new();
    private byte[]? _bytes = bytes;
    private int _sending;

    /// <summary>How many bytes they are.</summary>
    public int Count { get; } = count;

    /// <summary>The content of one try.</summary>
    public HttpContent ToContent() => new Content(this) { Headers = { ContentType = Json } };

    public byte[] ToArray()
    {
        var copy = Borrow().AsSpan(0, Count).ToArray();
        Return();
        return copy;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_bytes is not null && _sending == 0)
            {
                ArrayPool<byte>.Shared.Return(_bytes);
            }

            _bytes = null;
        }
    }

    private byte[] Borrow()
    {
        lock (_lock)
        {
            var borrowed = _bytes ?? throw new ObjectDisposedException(nameof(RequestBody));
            _sending++;
            return borrowed;
        }
    }

    private void Return()
    {
        lock (_lock)
        {
            _sending--;
        }
    }

    private sealed class Content(RequestBody body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SendAsync(stream, CancellationToken.None);

#if !NETSTANDARD2_0
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            SendAsync(stream, cancellationToken);
#endif

        protected override bool TryComputeLength(out long length)
        {
            length = body.Count;
            return true;
        }

        private async Task SendAsync(Stream stream, CancellationToken cancellationToken)
        {
            var bytes = body.Borrow();
            try
            {
#if NETSTANDARD2_0
                await stream.WriteAsync(bytes, 0, body.Count, cancellationToken).ConfigureAwait(false);
#else
                await stream.WriteAsync(bytes.AsMemory(0, body.Count), cancellationToken).ConfigureAwait(false);
#endif
            }
            finally
            {
                body.Return();
            }
        }
    }
}
