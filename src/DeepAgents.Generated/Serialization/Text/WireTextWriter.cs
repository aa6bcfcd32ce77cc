#if !NETSTANDARD2_0
using System.Buffers;
#endif
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// Newtonsoft's writer into a buffer of ours. It writes the same text; where the framework can search many characters at once, names and
/// texts go into the buffer as a whole and not character by character.
/// </summary>
internal sealed class WireTextWriter(PooledTextWriter text) : JsonTextWriter(text)
{
#if !NETSTANDARD2_0
    private const string Hexadecimal = "0123456789abcdef";

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    public override void WritePropertyName(string name, bool escape)
    {
        if (escape || !IsUsual)
        {
            base.WritePropertyName(name, escape);
            return;
        }

        SetWriteState(JsonToken.PropertyName, name);
        var room = text.Room(name.Length + 3);
        room[0] = '"';
        name.CopyTo(room[1..]);
        room[name.Length + 1] = '"';
        room[name.Length + 2] = ':';
        text.Take(name.Length + 3);
    }

    public override void WriteValue(string? value)
    {
        // Newtonsoft escapes these line ends as well, which are rare.
        if (value is null || !IsUsual || value.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') >= 0)
        {
            base.WriteValue(value);
            return;
        }

        SetWriteState(JsonToken.String, value);
        var rest = value.AsSpan();
        text.Write('"');
        for (var next = rest.IndexOfAny(Escaped); next >= 0; next = rest.IndexOfAny(Escaped))
        {
            Copy(rest[..next]);
            Escape(rest[next]);
            rest = rest[(next + 1)..];
        }

        Copy(rest);
        text.Write('"');
    }

    /// <summary>A converter of a caller's own type may ask for another form.</summary>
    private bool IsUsual => QuoteChar == '"' && QuoteName && StringEscapeHandling == StringEscapeHandling.Default;

    private void Copy(ReadOnlySpan<char> part)
    {
        part.CopyTo(text.Room(part.Length));
        text.Take(part.Length);
    }

    private void Escape(char character)
    {
        var letter = character switch
        {
            '"' or '\\' => character,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\b' => 'b',
            '\f' => 'f',
            _ => 'u',
        };
        text.Write('\\');
        text.Write(letter);
        if (letter == 'u')
        {
            Copy(['0', '0', Hexadecimal[character >> 4], Hexadecimal[character & 0xF]]);
        }
    }
#endif
}
