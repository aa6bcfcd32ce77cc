using System.Buffers;
using System.Globalization;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif
using System.Text;

namespace DeepAgents;

/// <summary>
/// Reads the events of a stream. Their data stays in the buffer that the connection is read into, and nothing is allocated but ids and new
/// names. <see cref="TryRead"/> takes events until the buffer has no whole one left, then <see cref="FillAsync"/> waits for more bytes.
/// </summary>
/// <param name="stream">The body of the answer.</param>
/// <param name="idle">Ends a read that takes too long.</param>
/// <param name="maxEventBytes">How large the lines of one event may be together, without their ends.</param>
internal sealed class SseReader(Stream stream, IdleLimit idle, int maxEventBytes)
{
    private const int FirstBytes = 4 * 1024;
    private const int BusyBytes = 64 * 1024;
    private const int LargestArray = 0x7FFFFFC7;

    private readonly RecentTexts _names = new(count: 8);
    private readonly RecentTexts _ids = new(count: 1);

    // The buffer holds the data of the event so far, and behind it the lines that are not read yet. What is between them is done with.
    // Only a stream that was read to its end gives the buffer back to the pool. Whoever leaves before may still look at the last event, and
    // after a failure bytes may still be on their way.
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _dataStart;
    private int _dataEnd;
    private int _lineStart;
    private int _searched;
    private int _end;

    private string? _name;
    private string? _id;
    private bool _hasData;
    private bool _isOpen;
    private long _eventBytes;

    private bool _mayHaveMark = true;
    private bool _isAfterReturn;
    private bool _hasContent;
    private bool _isAtEnd;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Closing => "\n\n"u8;

    /// <summary>How large an event may be. Half of the largest array leaves room to read on behind the largest event.</summary>
    public int MaxEventBytes { get; } = Math.Min(maxEventBytes, LargestArray / 2);

    /// <summary>Whether an event is larger than that. Nothing is read any more then.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>
    /// Whether the body ended without the blank line after its last event. That one is read all the same, and may be half an event.
    /// </summary>
    public bool WasOpenAtEnd { get; private set; }

    /// <summary>Whether the body begins like JSON or a page, whatever its content type says.</summary>
    public bool IsForeign { get; private set; }

    /// <summary>How long the server asks to wait before a resumption (<c>retry:</c>); negative if it does not.</summary>
    public TimeSpan ReconnectionInterval { get; private set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Takes the next event that is in the buffer as a whole. It is good until the next call of this reader.</summary>
    public bool TryRead(out RawServerSentEvent item)
    {
        item = default;
        while (TryReadLine(out var start, out var length))
        {
            if (length > 0)
            {
                ReadField(start, length);
            }
            else if (TryEndEvent(out item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits for more bytes.</summary>
    /// <returns>Whether there may be another event. Otherwise the body is at its end.</returns>
#if !NETSTANDARD2_0
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<bool> FillAsync()
    {
        if (_isAtEnd)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            (_buffer, _lineStart, _searched, _end) = ([], 0, 0, 0);
            return false;
        }

        MakeRoom();
        idle.Restart();
        var read = await BodyReader.ReadAsync(stream, _buffer, _end, idle.Token).ConfigureAwait(false);
        idle.Pause();
        _isAtEnd = read == 0;
        if (_isAtEnd)
        {
            // A last event that lacks its blank line is read like any other.
            Closing.CopyTo(_buffer.AsSpan(_end));
            read = Closing.Length;
        }

        _end += read;
        return true;
    }

    /// <summary>
    /// Moves what is still needed to the front, and into a larger buffer if it takes more than half of this one. A small buffer that was
    /// filled by one read grows as well: the server is fast, and each read costs more than an event.
    /// </summary>
    private void MakeRoom()
    {
        if (_end <= _buffer.Length / 2)
        {
            return;
        }

        var (data, lines) = (_dataEnd - _dataStart, _end - _lineStart);
        var isTooSmall = data + lines > _buffer.Length / 2 || (_end == _buffer.Length && _end < BusyBytes);
        var target = isTooSmall ? ArrayPool<byte>.Shared.Rent((int)Math.Min(_buffer.Length * 2L, LargestArray)) : _buffer;
        Buffer.BlockCopy(_buffer, _dataStart, target, 0, data);
        Buffer.BlockCopy(_buffer, _lineStart, target, data, lines);
        if (isTooSmall)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        (_dataStart, _dataEnd, _lineStart, _searched, _end) = (0, data, data, data + lines, data + lines);
    }

    /// <summary>Takes a line that ends with LF, CR, or both. A CR ends it at once, so an LF after it may come later.</summary>
    private bool TryReadLine(out int start, out int length)
    {
        if (_isAfterReturn && _lineStart < _end)
        {
            _lineStart += _buffer[_lineStart] == '\n' ? 1 : 0;
            _isAfterReturn = false;
        }

        var from = Math.Max(_lineStart, _searched);
        var index = _buffer.AsSpan(from, _end - from).IndexOfAny((byte)'\n', (byte)'\r');
        _searched = index < 0 ? _end : from + index;
        if (_mayHaveMark)
        {
            var hasMark = _buffer.AsSpan(_lineStart, _searched - _lineStart).StartsWith(ByteOrderMark);
            _lineStart += hasMark ? ByteOrderMark.Length : 0;
            _mayHaveMark = index < 0 && !hasMark;
        }

        (start, length) = (_lineStart, _searched - _lineStart);
        IsTooLarge |= _eventBytes + length > MaxEventBytes;
        if (index < 0 || IsTooLarge)
        {
            return false;
        }

        _eventBytes += length;
        _isAfterReturn = _buffer[_searched] == '\r';
        _lineStart = _searched + 1;
        return true;
    }

    private void ReadField(int start, int length)
    {
        var line = _buffer.AsSpan(start, length);
        IsForeign |= !_hasContent && line[0] is (byte)'{' or (byte)'[' or (byte)'<' or (byte)'"';
        _hasContent = true;
        var colon = line.IndexOf((byte)':');
        if (colon == 0)
        {
            return;
        }

        _isOpen = true;
        var name = colon < 0 ? line : line.Slice(0, colon);
        var skipped = colon < 0 ? length : colon + 1 < length && line[colon + 1] == ' ' ? colon + 2 : colon + 1;
        (start, length) = (start + skipped, length - skipped);
        if (name.SequenceEqual("data"u8))
        {
            AddData(start, length);
        }
        else if (name.SequenceEqual("event"u8))
        {
            _name = _names.Of(_buffer, start, length);
        }
        else if (name.SequenceEqual("id"u8))
        {
            _id = line.Slice(skipped).IndexOf((byte)0) < 0 ? _ids.Of(_buffer, start, length) : _id;
        }
        else if (name.SequenceEqual("retry"u8))
        {
            ReadInterval(Encoding.UTF8.GetString(_buffer, start, length));
        }
    }

    /// <summary>
    /// Adds a line to the data. A later one is moved to the end of the data, where its field has left enough room for the LF.
    /// </summary>
    private void AddData(int start, int length)
    {
        if (_hasData)
        {
            _buffer[_dataEnd++] = (byte)'\n';
            Buffer.BlockCopy(_buffer, start, _buffer, _dataEnd, length);
            _dataEnd += length;
            return;
        }

        _hasData = true;
        (_dataStart, _dataEnd) = (start, start + length);
    }

    /// <summary>An event without data is none. Its name and id count for the next one then.</summary>
    private bool TryEndEvent(out RawServerSentEvent item)
    {
        item = default;
        WasOpenAtEnd |= _isAtEnd && _isOpen;
        (_isOpen, _eventBytes) = (false, 0);
        if (!_hasData)
        {
            return false;
        }

        item = new RawServerSentEvent(_name ?? "message", _buffer.AsMemory(_dataStart, _dataEnd - _dataStart), _id);
        (_name, _id, _hasData, _dataStart, _dataEnd) = (null, null, false, 0, 0);
        return true;
    }

    private void ReadInterval(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond)
        {
            ReconnectionInterval = TimeSpan.FromTicks(milliseconds * TimeSpan.TicksPerMillisecond);
        }
    }
}
