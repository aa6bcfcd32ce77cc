using System.Text.RegularExpressions;

namespace DeepAgents.SpecTool.Generate;

/// <summary>
/// The contracts put wire names in backticks, documentation comments in <c>c</c> elements. No filter of the templates can turn one into
/// the other, so it is done on the generated lines.
/// </summary>
internal static partial class DocComments
{
    public static string Format(string code) => CommentLine().Replace(code, line => Backticks().Replace(line.Value, "<c>$1</c>"));

    [GeneratedRegex("^ *///.*$", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Backticks();
}
