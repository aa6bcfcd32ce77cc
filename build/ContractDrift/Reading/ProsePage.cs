using System.Text.RegularExpressions;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>
/// What can be read from a page that has no specification: the operation, and under each heading the members with their types, null,
/// listed values, and the statuses that the text names.
/// </summary>
internal sealed partial record ProsePage(string Method, string Path, IReadOnlyDictionary<string, IReadOnlyList<ProseMember>> Sections, IReadOnlyList<string> Statuses)
{
    private static readonly string[] Headings =
        ["Request", "Headers", "Path parameters", "Query parameters", "Body", "Request body", "Body parameters", "Response", "Response fields", "Errors", "Status codes", "Example", "Examples"];

    public IReadOnlyList<ProseMember> Response => Section("Response", "Response fields");

    public IReadOnlyList<ProseMember> Body => Section("Body", "Request body", "Body parameters");

    public IReadOnlyList<ProseMember> Parameters(string place) => Section(place == "path" ? "Path parameters" : "Query parameters");

    public static ProsePage Read(string source, string text)
    {
        text = PageMarkup.Plain(text);
        var lines = text.Split('\n').Select(l => l.Trim().TrimStart('#').Trim()).ToArray();
        var request = Request().Match(text);
        var sections = new Dictionary<string, IReadOnlyList<ProseMember>>(StringComparer.Ordinal);
        var statuses = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!Headings.Contains(lines[i]))
            {
                continue;
            }

            var until = Array.FindIndex(lines, i + 1, Headings.Contains);
            var section = lines[(i + 1)..(until < 0 ? lines.Length : until)];
            if (lines[i] is "Errors" or "Status codes" or "Response")
            {
                statuses.AddRange(section.Select(l => Status().Match(l)).Where(m => m.Success).Select(m => m.Value));
            }

            sections.TryAdd(lines[i], Members(section));
        }

        var page = new ProsePage(request.Groups["method"].Value, request.Groups["path"].Value, sections, statuses);
        return page.Response.Count > 0 || page.Body.Count > 0 || page.Parameters("path").Count > 0
            ? page
            : throw new UnreadableSourceException(source, "a page without OpenAPI and without members that can be read. Upstream rewrote or withdrew it.");
    }

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|PATCH|DELETE) (?<path>/\S+)\s*$", RegexOptions.Multiline)]
    public static partial Regex Request();

    private IReadOnlyList<ProseMember> Section(params ReadOnlySpan<string> headings)
    {
        foreach (var heading in headings)
        {
            if (Sections.TryGetValue(heading, out var found))
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>A member is a line with its name and a line with its type; what follows is about it, up to the next one.</summary>
    private static List<ProseMember> Members(string[] lines)
    {
        var starts = Enumerable.Range(0, Math.Max(0, lines.Length - 1)).Where(i => Name().IsMatch(lines[i]) && TypeLine().IsMatch(lines[i + 1])).ToList();
        return
        [
            .. starts.Select((start, n) =>
            {
                var about = lines[(start + 2)..(n + 1 < starts.Count ? starts[n + 1] : lines.Length)];
                var types = lines[start + 1].Split('|', StringSplitOptions.TrimEntries);
                return new ProseMember(lines[start], JsonType(types.FirstOrDefault(t => t != "null") ?? ""), types.Contains("null"), about.FirstOrDefault(l => l.Length > 0) == "required", Values(about));
            }),
        ];
    }

    private static string JsonType(string said) => said.EndsWith("[]", StringComparison.Ordinal) || said.StartsWith("array", StringComparison.Ordinal) ? "array" : said;

    /// <summary>Either a table under "One of", whose columns ran together, or a list in the sentence.</summary>
    private static string[] Values(string[] about)
    {
        var table = Array.IndexOf(about, "ValueDescription");
        if (table >= 0)
        {
            return [.. about[(table + 1)..].Select(l => TableValue().Match(l)).TakeWhile(m => m.Success).Select(m => m.Groups[1].Value)];
        }

        var list = ValueList().Match(string.Join(' ', about));
        return list.Success ? list.Groups["values"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(string|number|integer|boolean|object|array|array<\w+>|\w+\[\])(\s*\|\s*(null|string|number|integer|boolean|object|array))*$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("^([a-z][a-z0-9_-]*)[A-Z].*")]
    private static partial Regex TableValue();

    [GeneratedRegex(@"[Oo]ne of:\s*(?<values>[a-z][a-z0-9_-]*(,\s*[a-z][a-z0-9_-]*)+)")]
    private static partial Regex ValueList();

    [GeneratedRegex(@"^[1-5]\d\d(?=\b|[A-Z])")]
    private static partial Regex Status();
}
