using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>
/// Collects what stands in the way of generation. Each problem names the file, the place and the mend, in the form that MSBuild
/// shows as an error of its own; all are reported at once, so that a new upstream document is mended in one go.
/// </summary>
internal sealed class Problems(string contractFile)
{
    private readonly List<string> _lines = [];

    public bool Any => _lines.Count > 0;

    public bool HasCode(string code) => _lines.Exists(l => l.Contains($": error {code}: ", StringComparison.Ordinal));

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a problem at a place of the contract.</summary>
    public void Add(string code, JToken place, string message, string mend) =>
        AddLine(contractFile, code, place, $"{Pointer(place)}: {message} {mend}");

    /// <summary>Adds a problem of a named file, at the line of a token where it has one.</summary>
    public void AddLine(string file, string code, JToken? place, string message)
    {
        var line = place is IJsonLineInfo info && info.HasLineInfo() ? $"({info.LineNumber},{info.LinePosition})" : "";
        _lines.Add($"{file}{line}: error {code}: {message}");
    }

    /// <summary>The JSON pointer of a token within its document.</summary>
    public static string Pointer(JToken token)
    {
        var parts = new Stack<string>();
        for (var at = token; at.Parent is not null; at = at.Parent)
        {
            if (at is JProperty property)
            {
                parts.Push(property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            }
            else if (at.Parent is JArray array)
            {
                parts.Push(array.IndexOf(at).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return "#/" + string.Join('/', parts);
    }
}
