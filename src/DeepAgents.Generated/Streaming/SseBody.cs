namespace DeepAgents;

/// <summary>
/// The body of an event stream on its way to the parser. It watches for silence, and it closes a last event that lacks its blank line,
/// which the parser would drop, and says that it did: whether such an event is whole has to be judged by its data.
/// </summary>
internal sealed class SseBody(Stream inner, IdleLimit idle, int maxEventBytes = int.MaxValue) : Stream
{
    private static readonly byte[] Closing = [(byte)'\n', (byte)'\n'];
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private bool _isLineEmpty = true;
    private bool _isComment;
    private bool _isAfterReturn;
    private bool _hasOpenEvent;
    private int _position;
    private int _eventBytes;
    private int _unsent;
    private bool _hasContent;

    /// <summary>Whether the body ended in the middle of an event, or without the blank line after the last one.</summary>
    public bool WasOpenAtEnd { get; private set; }

    /// <summary>Whether the body begins like JSON or a page, whatever its content type says.</summary>
    public bool IsForeign { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

#if NETSTANDARD2_0
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        idle.Restart();
        var read = await inner.ReadAsync(buffer, offset, count, idle.Token).ConfigureAwait(false);
        idle.Pause();
        return Follow(buffer.AsSpan(offset, count), read);
    }
#else
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        idle.Restart();
        var read = await inner.ReadAsync(buffer, idle.Token).ConfigureAwait(false);
        idle.Pause();
        return Follow(buffer.Span, read);
    }
#endif

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An event stream is read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Follow(Span<byte> buffer, int read)
    {
        if (read == 0 && _hasOpenEvent)
        {
            _hasOpenEvent = false;
            WasOpenAtEnd = true;
            _unsent = Closing.Length;
        }

        if (read == 0)
        {
            // The parser's buffer may have room for a single byte.
            var count = Math.Min(_unsent, buffer.Length);
            Closing.AsSpan(Closing.Length - _unsent, count).CopyTo(buffer);
            _unsent -= count;
            return count;
        }

        Follow(buffer.Slice(0, read));
        return read;
    }

    /// <summary>Keeps in mind whether there is an event that no blank line has ended yet. A line ends with LF, CR, or both.</summary>
    private void Follow(ReadOnlySpan<byte> bytes)
    {
        bytes = WithoutMark(bytes);
        while (!bytes.IsEmpty)
        {
            if (_isAfterReturn && bytes[0] == '\n')
            {
                bytes = bytes.Slice(1);
            }

            _isAfterReturn = false;
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            GoOn(end < 0 ? bytes : bytes.Slice(0, end));
            if (end < 0)
            {
                return;
            }

            _isAfterReturn = bytes[end] == '\r';
            EndLine();
            bytes = bytes.Slice(end + 1);
        }
    }

    /// <summary>A byte order mark begins no line of its own.</summary>
    private ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && _position < ByteOrderMark.Length && bytes[0] == ByteOrderMark[_position])
        {
            _position++;
            bytes = bytes.Slice(1);
        }

        _position = bytes.IsEmpty ? _position : ByteOrderMark.Length;
        return bytes;
    }

    private void GoOn(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
        {
            return;
        }

        IsForeign |= !_hasContent && line[0] is (byte)'{' or (byte)'[' or (byte)'<' or (byte)'"';
        _hasContent = true;
        _eventBytes += line.Length;
        if (_eventBytes > maxEventBytes)
        {
            throw new EventTooLargeException(maxEventBytes);
        }

        _isComment = _isLineEmpty ? line[0] == ':' : _isComment;
        _isLineEmpty = false;
        _hasOpenEvent = _hasOpenEvent || !_isComment;
    }

    private void EndLine()
    {
        _hasOpenEvent = _hasOpenEvent && !_isLineEmpty;
        _eventBytes = _isLineEmpty ? 0 : _eventBytes;
        _isLineEmpty = true;
        _isComment = false;
    }
}
