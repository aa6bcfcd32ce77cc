using System.Buffers;
using System.Text;

namespace DeepAgents;

/// <summary>
/// Decodes JSON strings. The methods of System.Text.Json and Newtonsoft.Json change or refuse half of a surrogate pair, which servers in
/// JavaScript send as an escape when they split a text. Here it stays that half. Invalid UTF-8 becomes U+FFFD.
/// </summary>
internal static class JsonText
{
    private const int MaxOnStack = 256;

    /// <summary>The text of a JSON string.</summary>
    /// <param name="json">The bytes between the quotation marks.</param>
    /// <param name="isEscaped">Whether there are escapes among them.</param>
    public static string Decode(ReadOnlySpan<byte> json, bool isEscaped)
    {
        if (!isEscaped)
        {
            return Encoding.UTF8.GetString(json);
        }

        // A text never has more UTF-16 units than its JSON has bytes.
        var rented = json.Length > MaxOnStack ? ArrayPool<char>.Shared.Rent(json.Length) : null;
        var chars = rented ?? stackalloc char[MaxOnStack];
        var text = chars.Slice(0, Unescape(json, chars)).ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    /// <summary>Decodes all bytes at once, and then closes up the characters where there were escapes.</summary>
    private static int Unescape(ReadOnlySpan<byte> json, Span<char> chars)
    {
        var rest = chars.Slice(0, Encoding.UTF8.GetChars(json, chars));
        var count = 0;
        while (rest.IndexOf('\\') is var plain and >= 0)
        {
            rest.Slice(0, plain).CopyTo(chars.Slice(count));
            count += plain;
            var isUnit = rest[plain + 1] == 'u';
            chars[count++] = isUnit ? CodeUnit(rest.Slice(plain + 2, 4)) : Control(rest[plain + 1]);
            rest = rest.Slice(plain + (isUnit ? 6 : 2));
        }

        rest.CopyTo(chars.Slice(count));
        return count + rest.Length;
    }

    // The digits were checked when the text was read.
    private static char CodeUnit(ReadOnlySpan<char> digits) =>
        (char)((Digit(digits[0]) << 12) | (Digit(digits[1]) << 8) | (Digit(digits[2]) << 4) | Digit(digits[3]));

    private static int Digit(char digit) => (digit & 0xF) + (9 * (digit >> 6));

    private static char Control(char kind) => kind switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        var other => other,
    };
}
