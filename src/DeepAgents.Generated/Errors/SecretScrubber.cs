using System.Globalization;
using System.Net;
using System.Text;

namespace DeepAgents;

/// <summary>
/// Replaces the secrets of a call wherever a server echoes them: as they are, or with any of their characters escaped as in
/// JSON (<c>\u0041</c>), URLs (<c>%41</c>) or HTML (<c>&amp;#65;</c>).
/// </summary>
internal sealed class SecretScrubber(IEnumerable<string> secrets)
{
    internal const string Mask = "***";

    // So much of a secret at the end of a text that was cut off gives it away; less says no more than the public prefix of a key.
    private const int MinCutLength = 4;
    private const int MaxEntityLength = 10;
    private const int MaxBackslashes = 8;

    // Replacing what is as short as "true" or "8080" would make nonsense of harmless messages.
    private const int MinSecretLength = 6;

    internal static readonly SecretScrubber None = new([]);

    // The longest first, or a secret that begins like another would leave the other's rest behind.
    private readonly string[] _secrets =
    [
        .. secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length),
    ];

    /// <summary>Whether a value that may be a secret is long enough to be one.</summary>
    internal static bool IsWorthHiding(string? value) => value is { Length: >= MinSecretLength };

    /// <param name="text">Any text.</param>
    /// <param name="isCut">Whether the text was cut off, so that it may end in the beginning of a secret.</param>
    internal string Scrub(string text, bool isCut = false)
    {
        StringBuilder? scrubbed = null;
        int copied = 0;
        for (int i = 0; i < text.Length;)
        {
            int length = 0;
            for (int s = 0; s < _secrets.Length && length == 0; s++)
            {
                length = LengthAt(text, i, _secrets[s], isCut);
            }

            if (length > 0)
            {
                scrubbed ??= new StringBuilder(text.Length);
                scrubbed.Append(text, copied, i - copied).Append(Mask);
                copied = i + length;
            }

            i += Math.Max(1, length);
        }

        return scrubbed is null ? text : scrubbed.Append(text, copied, text.Length - copied).ToString();
    }

    private static int LengthAt(string text, int start, string secret, bool isCut)
    {
        if (text[start] != secret[0] && text[start] is not ('\\' or '%' or '&'))
        {
            return 0;
        }

        // A secret may itself hold a character that begins an escape, so both readings are tried.
        return string.CompareOrdinal(text, start, secret, 0, secret.Length) == 0
            ? secret.Length
            : EscapedLengthAt(text, start, secret, isCut);
    }

    private static int EscapedLengthAt(string text, int start, string secret, bool isCut)
    {
        int at = start;
        for (int matched = 0; matched < secret.Length;)
        {
            if (at == text.Length)
            {
                return isCut && matched >= MinCutLength ? at - start : 0;
            }

            char found = text[at];
            bool isEscape = found is '\\' or '%' or '&';
            (int length, int count) = isEscape ? EscapeAt(text, at, secret, matched) : (0, 0);
            if (length == 0 && found != secret[matched])
            {
                return 0;
            }

            at += Math.Max(1, length);
            matched += Math.Max(1, count);
        }

        return at - start;
    }

    /// <summary>How long the escape of the secret's next character is here, and how many chars it stands for; both 0 if there is none.</summary>
    private static (int Length, int Count) EscapeAt(string text, int at, string secret, int matched)
    {
        int count = matched + 1 < secret.Length && char.IsSurrogatePair(secret[matched], secret[matched + 1]) ? 2 : 1;
        (int length, int used) = text[at] switch
        {
            '\\' => (JsonEscape(text, at, secret[matched]), 1),
            '%' => (UrlEscape(text, at, secret.Substring(matched, count)), count),
            _ => (HtmlEscape(text, at, secret.Substring(matched, count)), count),
        };
        return length == 0 ? (0, 0) : (length, used);
    }

    private static int JsonEscape(string text, int at, char wanted)
    {
        int end = at;
        while (end < text.Length && text[end] == '\\' && end - at < MaxBackslashes)
        {
            end++;
        }

        // JSON inside a JSON string doubles its backslashes, so any number of them may lead.
        if (end < text.Length && text[end] == 'u' && IsHex(text, end + 1, wanted, digits: 4))
        {
            return end + 5 - at;
        }

        if (wanted == '\\')
        {
            return end - at >= 2 ? 2 : 0;
        }

        return end < text.Length && text[end] == wanted && wanted is '"' or '/' ? end + 1 - at : 0;
    }

    private static int UrlEscape(string text, int at, string wanted)
    {
        if (wanted.Length == 1 && wanted[0] < '\u0080')
        {
            return IsHex(text, at + 1, wanted[0], digits: 2) ? 3 : 0;
        }

        string escaped = char.IsSurrogate(wanted[0]) && wanted.Length == 1 ? "" : Uri.EscapeDataString(wanted);
        bool isHere = string.Compare(text, at, escaped, 0, escaped.Length, StringComparison.OrdinalIgnoreCase) == 0;
        return isHere ? escaped.Length : 0;
    }

    private static int HtmlEscape(string text, int at, string wanted)
    {
        int end = text.IndexOf(';', at, Math.Min(MaxEntityLength, text.Length - at));
        return end > 0 && WebUtility.HtmlDecode(text.Substring(at, end + 1 - at)) == wanted ? end + 1 - at : 0;
    }

    private static bool IsHex(string text, int at, char wanted, int digits)
    {
        string hex = ((int)wanted).ToString("X" + digits, CultureInfo.InvariantCulture);
        return string.Compare(text, at, hex, 0, digits, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
