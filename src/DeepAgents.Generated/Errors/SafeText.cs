using System.Globalization;
using System.Text;

namespace DeepAgents;

/// <summary>Makes text that a server chose fit to appear in messages and logs.</summary>
internal static class SafeText
{
    private const char Ellipsis = '\u2026';

    /// <summary>
    /// One line: whatever ends a line, is invisible or changes the direction of writing becomes <c>\uXXXX</c>. No longer than
    /// <paramref name="maxLength"/>, the ellipsis of a cut included.
    /// </summary>
    internal static string Escape(string text, int maxLength)
    {
        var escaped = new StringBuilder(Math.Max(0, Math.Min(text.Length, maxLength)));

        // Where to cut if the text turns out too long: the last place that leaves room for the ellipsis.
        int cut = 0;
        for (int i = 0; i < text.Length;)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair)
            {
                escaped.Append(text, i, 2);
            }
            else if (char.IsSurrogate(text[i]) || IsUnsafe(text[i]))
            {
                escaped.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(text[i]);
            }

            if (escaped.Length > maxLength)
            {
                escaped.Length = cut;
                return maxLength < 1 ? "" : escaped.Append(Ellipsis).ToString();
            }

            cut = escaped.Length < maxLength ? escaped.Length : cut;
            i += isPair ? 2 : 1;
        }

        return escaped.ToString();
    }

    /// <summary>
    /// <see cref="Escape"/>, with the values of members that are known to be secret replaced too, for a body may hold a
    /// resource whole, its tokens included.
    /// </summary>
    internal static string Display(string text, int maxLength)
    {
        // Looking a little beyond what will be shown lets masking shorten the text without leaving it needlessly short.
        string head = text.Length > maxLength * 2 ? text.Substring(0, maxLength * 2) : text;
        string escaped = Escape(SensitiveNames.Mask(head).Trim(), maxLength);
        return head.Length < text.Length && escaped.Length < maxLength ? escaped + Ellipsis : escaped;
    }

    /// <summary>Whether a text of several lines can be shown as it is.</summary>
    internal static bool IsSafe(string text) => !text.Any(c => IsUnsafe(c) && c is not ('\r' or '\n'));

    /// <summary>Replaces each secret, however it is escaped, by <c>***</c>.</summary>
    internal static string Scrub(string text, IReadOnlyCollection<string> secrets) => new SecretScrubber(secrets).Scrub(text);

    private static bool IsUnsafe(char c) =>
        c is <= '\u001F' or (>= '\u007F' and <= '\u009F')
            or '\u2028' or '\u2029'
            or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
