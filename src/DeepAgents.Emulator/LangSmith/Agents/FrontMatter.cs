using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.LangSmith.Agents;

/// <summary>
/// A text file that begins with <c>key: value</c> lines between two lines of three dashes. Only flat values are understood, plain
/// or quoted; that is all that skills and subagents use.
/// </summary>
internal sealed class FrontMatter(IReadOnlyList<KeyValuePair<string, string?>> values, string body)
{
    private const string Fence = "---";

    public string Body { get; } = body;

    public static FrontMatter Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
        {
            return new FrontMatter([], text);
        }

        var values = lines[1..end]
            .Where(line => line.Contains(':', StringComparison.Ordinal))
            .Select(line => line.Split(':', 2))
            .Select(pair => new KeyValuePair<string, string?>(pair[0].Trim(), Unquote(pair[1].Trim())))
            .ToList();
        var rest = string.Join('\n', lines[(end + 1)..]);
        return new FrontMatter(values, rest.StartsWith('\n') ? rest[1..] : rest);
    }

    public string? Value(string key) => values.FirstOrDefault(pair => pair.Key == key).Value;

    public override string ToString()
    {
        var text = new StringBuilder().Append(Fence).Append('\n');
        foreach (var (key, value) in values)
        {
            if (value is not null)
            {
                // A JSON string is a YAML string, whatever is in it.
                text.Append(key).Append(": ").Append(JsonText.ToText(JsonValue.Create(value))).Append('\n');
            }
        }

        return text.Append(Fence).Append("\n\n").Append(Body).ToString();
    }

    private static string Unquote(string value)
    {
        if (value.Length >= 2 && value[0] == '\'' && value[^1] == '\'')
        {
            return value[1..^1].Replace("''", "'", StringComparison.Ordinal);
        }

        if (value.Length < 2 || value[0] != '"' || value[^1] != '"')
        {
            return value;
        }

        try
        {
            return JsonNode.Parse(value)!.GetValue<string>();
        }
        catch (JsonException)
        {
            // An escape that YAML has and JSON has not: the text as it stands says more than none.
            return value[1..^1];
        }
    }
}
