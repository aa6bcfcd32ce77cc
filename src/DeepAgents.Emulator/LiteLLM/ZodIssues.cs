using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.LiteLLM;

/// <summary>What is wrong with one body, in the words and with the extra members of the platform's validator.</summary>
internal sealed class ZodIssues
{
    private const string Undefined = "undefined";

    private readonly JsonArray _issues = [];

    public bool Any => _issues.Count > 0;

    public JsonArray ToJson() => (JsonArray)_issues.DeepClone();

    /// <param name="path">Where it is.</param>
    /// <param name="expected">The kind that was expected.</param>
    /// <param name="isPresent">Whether there is anything, be it null.</param>
    /// <param name="found">What there is.</param>
    public void AddType(JsonArray path, string expected, bool isPresent, JsonNode? found) =>
        AddType(path, expected, isPresent ? KindOf(found) : Undefined);

    public void AddType(JsonArray path, string expected, string received) => Add(
        "invalid_type",
        received == Undefined ? "Required" : $"Expected {expected}, received {received}",
        path,
        new JsonObject { ["expected"] = expected, ["received"] = received });

    /// <param name="path">Where it is.</param>
    /// <param name="isMinimum">Whether the bound is the least or the greatest that is allowed.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="type">What has the size: <c>string</c>, <c>number</c> or <c>array</c>.</param>
    public void AddBound(JsonArray path, bool isMinimum, int bound, string type)
    {
        var message = type switch
        {
            "string" => $"String must contain at {(isMinimum ? "least" : "most")} {bound} character(s)",
            "array" => $"Array must contain at {(isMinimum ? "least" : "most")} {bound} element(s)",
            _ => $"Number must be {(isMinimum ? "greater" : "less")} than or equal to {bound}",
        };
        Add(isMinimum ? "too_small" : "too_big", message, path, new JsonObject
        {
            [isMinimum ? "minimum" : "maximum"] = bound,
            ["type"] = type,
            ["inclusive"] = true,
            ["exact"] = false,
        });
    }

    public void AddFormat(JsonArray path, string format) =>
        Add("invalid_string", $"Invalid {format}", path, new JsonObject { ["validation"] = format });

    public void AddOption(JsonArray path, string received, IReadOnlyList<string> options) => Add(
        "invalid_enum_value",
        $"Invalid enum value. Expected {string.Join(" | ", options.Select(option => $"'{option}'"))}, received '{received}'",
        path,
        new JsonObject { ["received"] = received, ["options"] = new JsonArray([.. options.Select(option => JsonValue.Create(option))]) });

    /// <param name="path">Where it is.</param>
    /// <param name="names">The text that each of the possible forms needs, and that is missing.</param>
    public void AddUnion(JsonArray path, IEnumerable<string> names) => Add("invalid_union", "Invalid input", path, new JsonObject
    {
        ["unionErrors"] = new JsonArray([.. names.Select(name =>
        {
            var form = new ZodIssues();
            form.AddType([.. path.Select(part => part?.DeepClone()), name], "string", Undefined);
            return new JsonObject { ["issues"] = form.ToJson(), ["name"] = "ZodError" };
        })]),
    });

    public void AddCustom(JsonArray path, string message) => Add("custom", message, path, []);

    private static string KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        { } kind => kind.ToString().ToLowerInvariant(),
    };

    private void Add(string code, string message, JsonArray path, JsonObject extra)
    {
        var issue = new JsonObject { ["code"] = code };
        foreach (var (name, value) in extra)
        {
            issue[name] = value?.DeepClone();
        }

        issue["path"] = path;
        issue["message"] = message;
        _issues.Add((JsonNode)issue);
    }
}
