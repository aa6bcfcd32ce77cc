#if NETSTANDARD2_0
using System.Text;
#else
using System.Buffers;
using System.Text.Unicode;
#endif

namespace DeepAgents;

/// <summary>Text. Only what JSON cannot hold is escaped, and half of a surrogate pair, which UTF-8 cannot hold.</summary>
internal sealed partial class WireWriter
{
    private const int MaxBytesOfAUnit = 3;

    private static ReadOnlySpan<byte> Hexadecimal => "0123456789abcdef"u8;

    public void Value(string value)
    {
        Separate();
        Append((byte)'"');
        var text = value.AsSpan();
        while (IndexOfEscaped(text) is var next and >= 0)
        {
            Encode(text.Slice(0, next));
            Escape(text[next]);
            text = text.Slice(next + 1);
        }

        Encode(text);
        Append((byte)'"');
    }

#if NETSTANDARD2_0
    private static int IndexOfEscaped(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (text[at] is < ' ' or '"' or '\\' || char.IsSurrogate(text[at]))
            {
                return at;
            }
        }

        return -1;
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        Grow(text.Length * MaxBytesOfAUnit);
        _count += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_count));
    }
#else
    private const int UnitsAtOnce = 1024;

    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    private static int IndexOfEscaped(ReadOnlySpan<char> text) => text.IndexOfAny(Escaped);

    private void Encode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Grow(Math.Min(text.Length, UnitsAtOnce) * MaxBytesOfAUnit);
            var status = Utf8.FromUtf16(text, _bytes.AsSpan(_count), out var read, out var written, replaceInvalidSequences: false);
            _count += written;
            text = text[read..];
            if (status == OperationStatus.InvalidData)
            {
                Escape(text[0]);
                text = text[1..];
            }
        }
    }
#endif

    private void Escape(char character)
    {
        var letter = character switch
        {
            '"' or '\\' => (byte)character,
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            _ => (byte)'u',
        };
        Append((byte)'\\');
        Append(letter);
        for (var shift = 12; letter == 'u' && shift >= 0; shift -= 4)
        {
            Append(Hexadecimal[(character >> shift) & 0xF]);
        }
    }
}
