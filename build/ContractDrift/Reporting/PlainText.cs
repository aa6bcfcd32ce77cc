using System.Globalization;

namespace DeepAgents.ContractDrift.Reporting;

/// <summary>Text of somebody else, made fit for one line of a terminal or a page.</summary>
internal static class PlainText
{
    private const int Longest = 200;

    /// <summary>One line without characters that control what is around it.</summary>
    public static string Line(string text)
    {
        var line = string.Concat(text.Select(c => char.IsWhiteSpace(c) ? ' ' : IsHarmless(c) ? c : '\uFFFD'));
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }

    // Among the formatting characters are those that turn the direction of writing around.
    private static bool IsHarmless(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
