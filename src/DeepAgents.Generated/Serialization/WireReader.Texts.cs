#if !NETSTANDARD2_0
using System.Buffers;

#endif
namespace DeepAgents;

/// <summary>
/// The texts of strict JSON. The reader of System.Text.Json looks at every single byte of a text that has an escape. Here the search for
/// the next
/// escape, or the end of the text, goes over many bytes at once.
/// </summary>
internal ref partial struct WireReader
{
#if !NETSTANDARD2_0
    private static readonly SearchValues<byte> EndsOfPlainText =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (byte)code), (byte)'"', (byte)'\\']);
#endif

    private void ReadText()
    {
        Start = _next;
        var first = ++_next;
        _isEscaped = false;
        while (true)
        {
            var plain = IndexOfEnd(_json.Slice(_next));
            if (plain < 0)
            {
                throw Fault();
            }

            _next += plain;
            switch (_json[_next])
            {
                case (byte)'"':
                    _value = _json.Slice(first, _next++ - first);
                    return;
                case (byte)'\\':
                    _isEscaped = true;
                    SkipEscape();
                    break;
                default:
                    throw Fault();
            }
        }
    }

    private void SkipEscape()
    {
        var escape = _json.Slice(_next);
        var length = escape.Length > 1 && escape[1] == 'u' ? 6 : 2;
        if (escape.Length < length || (char)escape[1] is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u'))
        {
            throw Fault();
        }

        for (var digit = 2; digit < length; digit++)
        {
            if (escape[digit] is not (>= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'f' or >= (byte)'A' and <= (byte)'F'))
            {
                throw Fault();
            }
        }

        _next += length;
    }

#if NETSTANDARD2_0
    private static int IndexOfEnd(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is < (byte)' ' or (byte)'"' or (byte)'\\')
            {
                return at;
            }
        }

        return -1;
    }
#else
    private static int IndexOfEnd(ReadOnlySpan<byte> text) => text.IndexOfAny(EndsOfPlainText);
#endif
}
