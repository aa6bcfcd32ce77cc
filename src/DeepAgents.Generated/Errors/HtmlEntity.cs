using System.Globalization;
using System.Net;

namespace DeepAgents;

/// <summary>Finds a character that is written as an entity of HTML: by its number, or by a name.</summary>
internal static class HtmlEntity
{
    private const int MaxNameLength = 32;

    // The names of HTML 5 for characters of ASCII, which keys are made of, each with its character. The framework knows only those of HTML 4.
    private static readonly Dictionary<string, char> Names = new[]
    {
        "Tab\t", "NewLine\n", "excl!", "QUOT\"", "num#", "dollar$", "percnt%", "AMP&", "apos'", "lpar(", "rpar)", "ast*", "midast*", "plus+",
        "comma,", "period.", "sol/", "colon:", "semi;", "LT<", "equals=", "GT>", "quest?", "commat@", "lsqb[", "lbrack[", "bsol\\", "rsqb]",
        "rbrack]", "Hat^", "lowbar_", "UnderBar_", "grave`", "DiacriticalGrave`", "lcub{", "lbrace{", "verbar|", "vert|", "VerticalLine|",
        "rcub}", "rbrace}",
    }.ToDictionary(static entry => entry.Substring(0, entry.Length - 1), static entry => entry[entry.Length - 1], StringComparer.Ordinal);

    /// <summary>The length of the entity at a place if it stands for a text, otherwise 0. The semicolon at its end may be missing.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="at">The place of the ampersand.</param>
    /// <param name="wanted">One character, or a surrogate pair.</param>
    public static int LengthAt(string text, int at, string wanted)
    {
        var isNumber = at + 1 < text.Length && text[at + 1] == '#';
        var end = isNumber ? EndOfNumber(text, at + 2, wanted) : EndOfName(text, at + 1, wanted);
        return end == 0 ? 0 : (end < text.Length && text[end] == ';' ? end + 1 : end) - at;
    }

    // Any number of zeros may lead.
    private static int EndOfNumber(string text, int start, string wanted)
    {
        var isHex = start < text.Length && text[start] is 'x' or 'X';
        var first = isHex ? start + 1 : start;
        var (end, number) = (first, 0);
        while (end < text.Length && Digit(text[end], isHex) is >= 0 and var digit && number <= char.MaxValue * 0x20)
        {
            number = (number * (isHex ? 16 : 10)) + digit;
            end++;
        }

        var isWanted = wanted.Length == 2 ? number == char.ConvertToUtf32(wanted[0], wanted[1]) : number == wanted[0];
        return end > first && isWanted ? end : 0;
    }

    private static int EndOfName(string text, int start, string wanted)
    {
        var end = start;
        while (end < text.Length && end - start < MaxNameLength && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        var name = text.Substring(start, end - start);
        var meaning = Names.TryGetValue(name, out var known)
            ? known.ToString(CultureInfo.InvariantCulture)
            : WebUtility.HtmlDecode($"&{name};");
        return name.Length > 0 && meaning == wanted ? end : 0;
    }

    private static int Digit(char c, bool isHex) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' when isHex => c - 'a' + 10,
        >= 'A' and <= 'F' when isHex => c - 'A' + 10,
        _ => -1,
    };
}
