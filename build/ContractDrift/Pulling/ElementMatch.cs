using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepAgents.ContractDrift.Pulling;

/// <summary>Finds what an element of the upstream document is in ours.</summary>
internal static partial class ElementMatch
{
    /// <summary>The member of our object with the same meaning: a path may have other parameter names.</summary>
    public static string? Key(JsonObject ours, string name, bool isPaths) =>
        ours.ContainsKey(name) ? name : isPaths ? ours.Select(m => m.Key).FirstOrDefault(k => SamePath(k, name)) : null;

    /// <summary>The item of our list that is the same parameter, server or part; of anything else the one at the same place.</summary>
    public static JsonNode? Item(JsonArray ours, JsonNode item, int at)
    {
        if (item is not JsonObject found)
        {
            return at < ours.Count ? ours[at] : null;
        }

        foreach (var identity in new[] { "$ref", "url" })
        {
            if (found[identity] is JsonValue value)
            {
                return ours.FirstOrDefault(o => (o as JsonObject)?[identity]?.ToString() == value.ToString());
            }
        }

        if (found["in"] is JsonValue place)
        {
            var same = ours.Where(o => (o as JsonObject)?["in"]?.ToString() == place.ToString()).ToList();
            return same.Find(o => o!["name"]?.ToString() == found["name"]?.ToString()) ?? (place.ToString() == "path" && same.Count == 1 ? same[0] : null);
        }

        return at < ours.Count ? ours[at] : null;
    }

    private static bool SamePath(string one, string other) => ParameterName().Replace(one, "{}") == ParameterName().Replace(other, "{}");

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex ParameterName();
}
