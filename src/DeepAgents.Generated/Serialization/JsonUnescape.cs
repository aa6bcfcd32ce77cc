#if !NETSTANDARD2_0
using System.Buffers.Text;
using System.Text;

namespace DeepAgents;

/// <summary>
/// Decodes the text of a JSON string exactly. The readers of System.Text.Json and Newtonsoft replace half of a surrogate pair, which servers
/// in JavaScript send as an escape when they split a text; here it stays that half.
/// </summary>
internal static class JsonUnescape
{
    /// <summary>The text of a string that is valid JSON.</summary>
    /// <param name="escaped">What stands between the quotes, in UTF-8.</param>
    public static string Text(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (escaped.IndexOf((byte)'\\') is var plain && plain >= 0)
        {
            text.Append(Encoding.UTF8.GetString(escaped[..plain]));
            var escape = (char)escaped[plain + 1];
            var length = escape == 'u' ? 6 : 2;
            text.Append(escape == 'u' ? CodeUnit(escaped.Slice(plain + 2, 4)) : Control(escape));
            escaped = escaped[(plain + length)..];
        }

        return text.Append(Encoding.UTF8.GetString(escaped)).ToString();
    }

    private static char CodeUnit(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out ushort unit, out var read, 'x') && read == 4
            ? (char)unit
            : throw new FormatException("An escape in a JSON string needs four hexadecimal digits.");

    private static char Control(char escape) => escape switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => escape,
    };
}
#endif
