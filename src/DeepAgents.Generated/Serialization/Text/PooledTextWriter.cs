using System.Buffers;
using System.Text;

namespace DeepAgents;

/// <summary>Collects text in a borrowed buffer.</summary>
internal sealed class PooledTextWriter : TextWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private const int FirstSize = 4096;
    private const int FewChars = 16 * 1024;

    private char[] _chars = [];
    private int _count;

    public PooledTextWriter()
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => Utf8;

    public int Length => _count;

    public override void Write(char value)
    {
        if (_count == _chars.Length)
        {
            Grow(1);
        }

        _chars[_count++] = value;
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Grow(count);
        Array.Copy(buffer, index, _chars, _count, count);
        _count += count;
    }

    public override void Write(string? value)
    {
        if (value is not null)
        {
            Grow(value.Length);
            value.CopyTo(0, _chars, _count, value.Length);
            _count += value.Length;
        }
    }

    /// <summary>Where the next characters go; <see cref="Take"/> makes them part of the text.</summary>
    public Span<char> Room(int count)
    {
        Grow(count);
        return _chars.AsSpan(_count, count);
    }

    public void Take(int count) => _count += count;

    /// <summary>Forgets the text and gives the buffer back.</summary>
    public void Clear()
    {
        _count = 0;

        // The buffer may be somebody else's from here on, so it must not go back a second time.
        if (Interlocked.Exchange(ref _chars, []) is { Length: > 0 } chars)
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    public override string ToString() => new(_chars, 0, _count);

    public RequestBody ToBody()
    {
        if (HalfPairs.Escape(_chars.AsSpan(0, _count)) is { } escaped)
        {
            _count = 0;
            Write(escaped);
        }

        var bytes = ArrayPool<byte>.Shared.Rent(BytesFor(_count));
        return new RequestBody(bytes, Utf8.GetBytes(_chars, 0, _count, bytes, 0));
    }

    /// <summary>Counting exactly takes as long as encoding, so that only a long text is worth it.</summary>
    private int BytesFor(int chars) => chars < FewChars ? Utf8.GetMaxByteCount(chars) : Utf8.GetByteCount(_chars, 0, chars);

    protected override void Dispose(bool disposing)
    {
        Clear();
        base.Dispose(disposing);
    }

    private void Grow(int count)
    {
        if (_chars.Length - _count >= count)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(_count + count), Math.Max(FirstSize, _chars.Length * 2)));
        Array.Copy(_chars, larger, _count);
        if (_chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_chars);
        }

        _chars = larger;
    }
}
