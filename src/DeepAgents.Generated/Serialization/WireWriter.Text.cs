#if !NETSTANDARD2_0
using System.Buffers;
#endif
using System.Text;

namespace DeepAgents;

/// <summary>
/// Text. Only what JSON cannot hold is escaped, and a half of a surrogate pair, which UTF-8 cannot hold.
/// </summary>
internal sealed partial class WireWriter
{
    private const int MaxBytesOfAUnit = 3;

#if !NETSTANDARD2_0
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);
#endif

    private static ReadOnlySpan<byte> Hexadecimal => "0123456789abcdef"u8;

    public void Value(string value) => Value(value.AsSpan());

    public void Value(ReadOnlySpan<char> text)
    {
        Separate();
        Append((byte)'"');
        while (IndexOfEscaped(text) is var next and >= 0)
        {
            Encode(text.Slice(0, next));
            Escape(text[next]);
            text = text.Slice(next + 1);
        }

        Encode(text);
        Append((byte)'"');
    }

    /// <summary>The first character that has to be escaped, or -1.</summary>
    private static int IndexOfEscaped(ReadOnlySpan<char> text)
    {
#if NETSTANDARD2_0
        var end = -1;
        for (var at = 0; at < text.Length && end < 0; at++)
        {
            end = text[at] is < ' ' or '"' or '\\' ? at : -1;
        }
#else
        var end = text.IndexOfAny(Escaped);
        if ((end < 0 ? text : text[..end]).IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return end;
        }
#endif

        var last = end < 0 ? text.Length : end;
        for (var at = 0; at < last; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < last && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return at;
            }
        }

        return end;
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        // A guess that is too large is cheaper than counting, unless the text is long.
        const int Short = 1024;
        if (text.Length <= Short)
        {
            Grow(text.Length * MaxBytesOfAUnit);
            _count += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_count));
            return;
        }

        while (!text.IsEmpty)
        {
            var length = Math.Min(Short, text.Length);
            length -= length < text.Length && char.IsHighSurrogate(text[length - 1]) ? 1 : 0;
            Encode(text.Slice(0, length));
            text = text.Slice(length);
        }
    }

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
