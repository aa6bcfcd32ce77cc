using System.Text.Json.Nodes;

namespace DeepAgents.Build.Tests;

/// <summary>Changes that upstream makes to a contract, and what a maintainer writes into the overlay for them.</summary>
internal static class Contracts
{
    // What would end a comment, an element or a string if it were pasted into C#.
    private const string Words = "Their words: <b>bold</b> & \"quoted\" */ {braces} \\\n/// </summary>\nand a 2nd line — with <see cref=\"Nothing\"/>.";

    public static JsonObject Named(string path, string verb, string operationId) =>
        new() { ["target"] = $"$.paths['{path}'].{verb}", ["update"] = new JsonObject { ["operationId"] = operationId } };

    /// <summary>Writes every object backwards, because the order of members says nothing.</summary>
    public static void Reverse(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            var reversed = members.Reverse().ToList();
            members.Clear();
            foreach (var (name, value) in reversed)
            {
                members.Add(name, value);
            }
        }

        Below(node, Reverse);
    }

    /// <summary>Gives everything that can have a description another one.</summary>
    public static void Describe(JsonNode? node)
    {
        if (node is JsonObject found && (found["type"] is JsonValue or JsonArray || found["in"] is JsonValue || found["responses"] is JsonObject))
        {
            found["description"] = Words;
        }

        Below(node, Describe);
    }

    public static void RenamePathParameter(JsonObject contract, string name, string now)
    {
        var paths = contract["paths"]!.AsObject();
        foreach (var (path, item) in paths.Where(p => p.Key.Contains($"{{{name}}}", StringComparison.Ordinal)).ToList())
        {
            paths.Remove(path);
            paths.Add(path.Replace($"{{{name}}}", $"{{{now}}}", StringComparison.Ordinal), item);
        }

        foreach (var parameter in contract["components"]!["parameters"]!.AsObject().Where(p => p.Value!["name"]!.ToString() == name))
        {
            parameter.Value!["name"] = now;
        }
    }

    public static void RenameInTargets(JsonArray actions, string name, string now)
    {
        foreach (var action in actions)
        {
            action!["target"] = action["target"]!.ToString().Replace($"{{{name}}}", $"{{{now}}}", StringComparison.Ordinal);
        }
    }

    private static void Below(JsonNode? node, Action<JsonNode?> visit)
    {
        foreach (var child in node switch { JsonObject members => members.Select(m => m.Value).ToList(), JsonArray items => [.. items], _ => [] })
        {
            visit(child);
        }
    }
}
