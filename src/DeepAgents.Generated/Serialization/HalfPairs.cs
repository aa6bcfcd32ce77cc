using System.Globalization;
using System.Text;

namespace DeepAgents;

/// <summary>
/// Keeps halves of surrogate pairs, which servers in JavaScript send as escapes when they split a text. Newtonsoft's reader replaces such an
/// escape, but not the character itself; UTF-8 cannot hold the character, but holds the escape.
/// </summary>
internal static class HalfPairs
{
    private const int EscapeLength = 6;

    /// <summary>Whether JSON in UTF-8 may hold escapes of surrogates.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> json) => json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    /// <summary>JSON in which each escape of a surrogate is the character itself.</summary>
    public static string Unescape(string json)
    {
        StringBuilder? text = null;
        var copied = 0;
        for (var at = json.IndexOf('\\'); at >= 0 && at + EscapeLength <= json.Length; at = json.IndexOf('\\', at))
        {
            if (Surrogate(json, at) is not { } surrogate)
            {
                at += 2;
                continue;
            }

            (text ??= new StringBuilder(json.Length)).Append(json, copied, at - copied).Append(surrogate);
            at += EscapeLength;
            copied = at;
        }

        return text is null ? json : text.Append(json, copied, json.Length - copied).ToString();
    }

    /// <summary>JSON in which each half of a pair is an escape; <see langword="null"/> if there is none.</summary>
    public static string? Escape(ReadOnlySpan<char> json)
    {
#if !NETSTANDARD2_0
        if (json.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return null;
        }

#endif
        StringBuilder? text = null;
        for (var at = 0; at < json.Length; at++)
        {
            var isPair = char.IsHighSurrogate(json[at]) && at + 1 < json.Length && char.IsLowSurrogate(json[at + 1]);
            if (char.IsSurrogate(json[at]) && !isPair)
            {
                text ??= new StringBuilder(json.Slice(0, at).ToString(), json.Length + EscapeLength);
                text.Append("\\u").Append(((int)json[at]).ToString("x4", CultureInfo.InvariantCulture));
                continue;
            }

            text?.Append(json[at]);
            if (isPair)
            {
                at++;
                text?.Append(json[at]);
            }
        }

        return text?.ToString();
    }

    private static char? Surrogate(string json, int at)
    {
        var unit = 0;
        for (var digit = at + 2; digit < at + EscapeLength; digit++)
        {
            if (json[at + 1] != 'u' || !Uri.IsHexDigit(json[digit]))
            {
                return null;
            }

            unit = (unit * 16) + Uri.FromHex(json[digit]);
        }

        return char.IsSurrogate((char)unit) ? (char)unit : null;
    }
}
