using System.Globalization;
using System.Text;

namespace DeepAgents;

/// <summary>
/// Replaces the secrets of a call wherever a server echoes them: as they are, or with any of their characters escaped as in
/// JSON (<c>\u0041</c>), URLs (<c>%41</c>) or HTML (<c>&amp;#65;</c>). Secrets shorter than 6 characters are not replaced.
/// </summary>
internal sealed class SecretScrubber(IEnumerable<string> secrets)
{
    internal const string Mask = "***";

    // So much of a secret at the end of a text that was cut off gives it away; less says no more than the public prefix of a key.
    private const int MinCutLength = 4;
    private const int MaxBackslashes = 8;

    // Replacing a shorter text, such as "any" or "8080", would destroy ordinary words and members of JSON.
    private const int MinSecretLength = 6;

    internal static readonly SecretScrubber None = new([]);

    // The longest first, or a secret that begins like another would leave the other's rest behind.
    private readonly string[] _secrets =
    [
        .. secrets.Where(IsWorthHiding).SelectMany(Readings).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length),
    ];

    /// <param name="text">Any text.</param>
    /// <param name="isCut">Whether the text was cut off, so that it may end in the beginning of a secret.</param>
    internal string Scrub(string text, bool isCut = false)
    {
        StringBuilder? scrubbed = null;
        HashSet<int>[] places = [[], [], []];
        int copied = 0;
        for (int i = 0; i < text.Length;)
        {
            int length = 0;
            for (int s = 0; s < _secrets.Length && length == 0; s++)
            {
                length = LengthAt(text, i, _secrets[s], isCut, places);
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

    /// <summary>The same for the name of a header, which HTTP may have brought into lower case.</summary>
    internal string ScrubName(string name)
    {
        string lower = name.ToLowerInvariant();
        string scrubbed = new SecretScrubber(_secrets.Select(secret => secret.ToLowerInvariant())).Scrub(lower);
        return scrubbed == lower ? name : scrubbed;
    }

    private static bool IsWorthHiding(string? secret) => !string.IsNullOrWhiteSpace(secret) && secret!.Length >= MinSecretLength;

    // HTTP reads the UTF-8 of a header or a status line as Latin-1.
    private static IEnumerable<string> Readings(string secret) => secret.All(static c => c < '\u0080')
        ? [secret]
        : [secret, string.Concat(Encoding.UTF8.GetBytes(secret).Select(static octet => (char)octet))];

    private static int LengthAt(string text, int start, string secret, bool isCut, HashSet<int>[] places)
    {
        if (text[start] != secret[0] && text[start] is not ('\\' or '%' or '&'))
        {
            return 0;
        }

        return string.CompareOrdinal(text, start, secret, 0, secret.Length) == 0
            ? secret.Length
            : EscapedLengthAt(text, start, secret, isCut, places);
    }

    /// <summary>
    /// Where a secret itself holds what begins an escape, only what follows tells whether that is one. So every place is followed that as
    /// much of the secret as was matched may reach to; nearly always it is one.
    /// </summary>
    private static int EscapedLengthAt(string text, int start, string secret, bool isCut, HashSet<int>[] places)
    {
        var (here, next, afterNext) = (places[0], places[1], places[2]);
        here.Clear();
        next.Clear();
        afterNext.Clear();
        here.Add(start);
        for (int matched = 0; matched < secret.Length; matched++)
        {
            foreach (int at in here)
            {
                if (at < text.Length)
                {
                    Follow(text, at, secret, matched, next, afterNext);
                }
                else if (isCut && matched >= MinCutLength)
                {
                    return at - start;
                }
            }

            (here, next, afterNext) = (next, afterNext, here);
            afterNext.Clear();
            if (here.Count + next.Count == 0)
            {
                return 0;
            }
        }

        return here.Count == 0 ? 0 : here.Max() - start;
    }

    /// <summary>Adds the places behind the secret's next character, or behind its next two where they are one escape.</summary>
    private static void Follow(string text, int at, string secret, int matched, HashSet<int> next, HashSet<int> afterNext)
    {
        char wanted = secret[matched];
        if (text[at] == wanted || (text[at] == '+' && wanted == ' '))
        {
            next.Add(at + 1);
        }

        int count = matched + 1 < secret.Length && char.IsSurrogatePair(wanted, secret[matched + 1]) ? 2 : 1;
        if (text[at] == '\\')
        {
            AddJsonEscapes(text, at, wanted, next);
        }
        else if (text[at] is '%' or '&' && EscapeAt(text, at, secret.Substring(matched, count)) is > 0 and var length)
        {
            (count == 1 ? next : afterNext).Add(at + length);
        }

        // JSON that was escaped once more, for a page or an address.
        char letter = wanted == '\\' ? wanted : JsonLetter(wanted);
        int after = at + (text[at] == '\\' ? 1 : EscapeAt(text, at, "\\"));
        if (letter != '\0' && after > at && after < text.Length && EscapeAt(text, after, letter.ToString()) is var rest && (rest > 0 || text[after] == letter))
        {
            next.Add(after + Math.Max(1, rest));
        }
    }

    private static int EscapeAt(string text, int at, string wanted) => text[at] switch
    {
        '%' => UrlEscape(text, at, wanted),
        '&' => HtmlEntity.LengthAt(text, at, wanted),
        '\\' => at + 1 < text.Length && text[at + 1] == 'u' && IsHex(text, at + 2, wanted[0], digits: 4) ? 6 : 0,
        _ => 0,
    };

    private static void AddJsonEscapes(string text, int at, char wanted, HashSet<int> next)
    {
        // JSON inside a JSON string doubles its backslashes, so any number of them may lead.
        int end = at;
        while (end < text.Length && text[end] == '\\' && end - at < MaxBackslashes)
        {
            end++;
        }

        if (wanted == '\\')
        {
            for (int length = 2; length <= end - at; length *= 2)
            {
                next.Add(at + length);
            }
        }

        if (end < text.Length && text[end] == 'u' && IsHex(text, end + 1, wanted, digits: 4))
        {
            next.Add(end + 5);
        }
        else if (end < text.Length && JsonLetter(wanted) is not '\0' and var letter && text[end] == letter)
        {
            next.Add(end + 1);
        }
    }

    /// <summary>What stands behind the backslash; NUL for what is not escaped like that.</summary>
    private static char JsonLetter(char wanted) => wanted switch
    {
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\b' => 'b',
        '\f' => 'f',
        '"' or '/' or '\'' => wanted,
        _ => '\0',
    };

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

    private static bool IsHex(string text, int at, char wanted, int digits)
    {
        string hex = ((int)wanted).ToString("X" + digits, CultureInfo.InvariantCulture);
        return string.Compare(text, at, hex, 0, digits, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
