using System.Text.RegularExpressions;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>Turns the Markdown of a page, with the components of its site, into the lines that a reader sees.</summary>
internal static partial class PageMarkup
{
    public static string Plain(string text)
    {
        text = Field().Replace(text.ReplaceLineEndings("\n"), field => string.Join('\n', FieldLines(field.Value)));
        return string.Join('\n', text.Split('\n').Where(l => !TableRule().IsMatch(l)).Select(Line));
    }

    private static IEnumerable<string> FieldLines(string tag)
    {
        yield return "";
        yield return Name().Match(tag).Groups["value"].Value;
        yield return Type().Match(tag).Groups["value"].Value;
        if (Required().IsMatch(tag))
        {
            yield return "required";
        }

        yield return "";
    }

    /// <summary>The cells of a table run together on the page; without marks the next one begins with a capital.</summary>
    private static string Line(string line)
    {
        line = line.Replace("`", "", StringComparison.Ordinal);
        if (!line.TrimStart().StartsWith('|'))
        {
            return line;
        }

        var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(cells.Select((cell, i) => i == 0 ? cell : char.ToUpperInvariant(cell[0]) + cell[1..]));
    }

    [GeneratedRegex(@"<(ResponseField|ParamField)\b[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex("""\b(name|path|query|body|header)="(?<value>[^"]*)"\s?""")]
    private static partial Regex Name();

    [GeneratedRegex("""\btype="(?<value>[^"]*)"\s?""")]
    private static partial Regex Type();

    [GeneratedRegex(@"\brequired\b(?!=\{?""?false)")]
    private static partial Regex Required();

    [GeneratedRegex(@"^\s*\|[\s:|-]+\|\s*$")]
    private static partial Regex TableRule();
}
