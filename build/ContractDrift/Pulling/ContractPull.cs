using System.Text.Json.Nodes;
using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Pulling;

/// <summary>
/// Brings in a new upstream document: its facts, our prose where the element is the same, and our order. Upstream's own words are left
/// behind, so what is new is without any, and is listed.
/// </summary>
internal sealed class ContractPull
{
    private static readonly HashSet<string> Prose = ["description", "example", "examples", "externalDocs", "info", "summary", "tags", "title"];

    private static readonly HashSet<string> Maps =
        ["$defs", "callbacks", "content", "headers", "parameters", "paths", "patternProperties", "properties", "requestBodies", "responses", "schemas", "securitySchemes"];

    private static readonly HashSet<string> Described = ["parameters", "properties", "responses", "schemas"];

    private static readonly HashSet<string> Verbs = ["delete", "get", "head", "options", "patch", "post", "put", "trace"];

    private readonly List<string> _needsSentence = [];
    private readonly List<string> _needsName = [];

    public static PulledContract Pull(JsonObject upstream, JsonObject ours)
    {
        var pull = new ContractPull();
        return new(pull.Object(upstream, ours, "#", holder: ""), pull._needsSentence, pull._needsName);
    }

    /// <param name="holder">The name of the map that the object is, or empty when its members are keywords.</param>
    private JsonObject Object(JsonObject upstream, JsonObject? ours, string place, string holder)
    {
        var isMap = holder.Length > 0;
        var merged = new Dictionary<string, (JsonNode? Value, string? OurKey)>(StringComparer.Ordinal);
        foreach (var (name, value) in upstream)
        {
            var ourKey = ours is null ? null : ElementMatch.Key(ours, name, holder == "paths");
            if (isMap || !IsOurs(name))
            {
                merged[name] = (Member(name, value, ourKey is null ? null : ours![ourKey], Pointer.Append(place, name), holder), ourKey);
            }
        }

        foreach (var (name, value) in isMap || ours is null ? [] : ours.Where(m => IsOurs(m.Key)).ToList())
        {
            merged[name] = (value?.DeepClone(), name);
        }

        var order = ours?.Select((m, i) => (m.Key, i)).ToDictionary(m => m.Key, m => m.i) ?? [];
        return new(merged.OrderBy(m => m.Value.OurKey is { } key ? order[key] : int.MaxValue).Select(m => KeyValuePair.Create(m.Key, m.Value.Value)));
    }

    /// <summary>Prose and extensions are ours alone.</summary>
    private static bool IsOurs(string name) => Prose.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal);

    private JsonNode? Member(string name, JsonNode? value, JsonNode? ours, string place, string holder)
    {
        if (ours is null)
        {
            Note(name, value, place, holder);
        }

        return value switch
        {
            JsonObject found => Object(found, ours as JsonObject, place, holder.Length == 0 && Maps.Contains(name) ? name : ""),
            JsonArray items when name is "required" or "enum" && ours is JsonArray own && SameItems(items, own) => own.DeepClone(),
            JsonArray items => new JsonArray([.. items.Select((item, i) => Item(name, item, ours as JsonArray, i, $"{place}/{i}"))]),
            _ => ours is not null && CanonicalJson.Text(value) == CanonicalJson.Text(ours) ? ours.DeepClone() : value?.DeepClone(),
        };
    }

    private JsonNode? Item(string list, JsonNode? item, JsonArray? ours, int at, string place)
    {
        var own = ours is null || item is null ? null : ElementMatch.Item(ours, item, at);
        if (own is null && list == "parameters" && item is JsonObject parameter && !parameter.ContainsKey("$ref"))
        {
            _needsSentence.Add(place);
        }

        return item is JsonObject found ? Object(found, own as JsonObject, place, holder: "") : item?.DeepClone();
    }

    private void Note(string name, JsonNode? value, string place, string holder)
    {
        if (value is not JsonObject element)
        {
            return;
        }

        if (holder.Length == 0 && Verbs.Contains(name) && element.ContainsKey("responses"))
        {
            _needsSentence.Add(place);
            _needsName.Add(place);
        }
        else if (Described.Contains(holder) && !(holder == "responses" && element.ContainsKey("$ref")))
        {
            _needsSentence.Add(place);
        }
    }

    private static bool SameItems(JsonArray one, JsonArray other) => one.Select(CanonicalJson.Text).ToHashSet(StringComparer.Ordinal).SetEquals(other.Select(CanonicalJson.Text));
}
