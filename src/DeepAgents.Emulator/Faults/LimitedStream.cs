namespace DeepAgents.Emulator.Faults;

/// <summary>Passes the first bytes on; at the limit it flushes them, calls back once, and swallows the rest.</summary>
internal sealed class LimitedStream(Stream inner, int limit, Func<Task> atLimit) : Stream
{
    private int _left = limit;
    private bool _ended;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var passed = buffer[..Math.Min(buffer.Length, _left)];
        _left -= passed.Length;
        await inner.WriteAsync(passed, cancellationToken);
        if (_left == 0)
        {
            await EndAsync();
        }
    }

    /// <summary>What happens at the limit, even if it was not reached.</summary>
    public async Task EndAsync()
    {
        if (!_ended)
        {
            _ended = true;
            _left = 0;
            await inner.FlushAsync();
            await atLimit();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _ended ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
