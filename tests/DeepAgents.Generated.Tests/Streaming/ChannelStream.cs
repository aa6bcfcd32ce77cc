using System.Text;
using System.Threading.Channels;

namespace DeepAgents.Tests.Streaming;

/// <summary>A body whose pieces a test writes while it is read.</summary>
internal sealed class ChannelStream(ChannelReader<string> pieces) : Stream
{
    /// <summary>Released each time somebody begins to wait for bytes.</summary>
    public SemaphoreSlim Reads { get; } = new(0);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Reads.Release();
        return await pieces.WaitToReadAsync(cancellationToken) && pieces.TryRead(out var piece) ? Encoding.UTF8.GetBytes(piece, buffer.Span) : 0;
    }

    /// <summary>The overload that the netstandard2.0 build has.</summary>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Streams are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Reads.Dispose();
        base.Dispose(disposing);
    }
}
