using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Walks a contract from its operations and labels every schema with who reaches it, and how.</summary>
internal sealed class Reachability
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch", "head", "options"];

    private readonly JsonObject _contract;
    private readonly Dictionary<JsonPlace, Site> _sites = [];
    private readonly HashSet<(JsonPlace Place, bool IsSent, string Role)> _met = [];

    private Reachability(JsonObject contract) => _contract = contract;

    public static IReadOnlyList<Site> Of(JsonObject contract)
    {
        var walk = new Reachability(contract);
        foreach (var place in Operations(contract))
        {
            walk.Operation(place);
        }

        return [.. walk._sites.Values];
    }

    public static IEnumerable<JsonPlace> Operations(JsonObject contract) =>
        from path in contract["paths"]!.AsObject()
        from verb in Verbs
        where path.Value![verb] is not null
        select new JsonPlace("paths", path.Key, verb);

    /// <summary>Follows a reference to what it names.</summary>
    public static JsonPlace Resolve(JsonObject contract, JsonPlace place) =>
        place.Find(contract) is JsonObject found && found["$ref"] is JsonValue reference ? Resolve(contract, JsonPlace.Of(reference.ToString())) : place;

    private void Operation(JsonPlace place)
    {
        foreach (var parameter in Parameters(_contract, place))
        {
            Schema(parameter["schema"], isSent: true, "");
        }

        if (place["requestBody"].Find(_contract) is not null)
        {
            Content(Resolve(_contract, place["requestBody"]), isSent: true);
        }

        foreach (var (status, _) in place["responses"].Object(_contract))
        {
            Content(Resolve(_contract, place["responses", status]), isSent: false);
        }
    }

    public static IEnumerable<JsonPlace> Parameters(JsonObject contract, JsonPlace operation) =>
        from list in new[] { operation["parameters"], new JsonPlace([.. operation.Steps.SkipLast(1), "parameters"]) }
        where list.Find(contract) is JsonArray
        from i in Enumerable.Range(0, ((JsonArray)list.Find(contract)!).Count)
        select Resolve(contract, list[$"{i}"]);

    private void Content(JsonPlace holder, bool isSent)
    {
        foreach (var (media, _) in holder["content"].Find(_contract) as JsonObject ?? [])
        {
            Schema(holder["content", media, "schema"], isSent, "");
        }
    }

    private void Schema(JsonPlace place, bool isSent, string role)
    {
        if (place.Find(_contract) is not JsonObject schema || !_met.Add((place, isSent, role)))
        {
            return;
        }

        if (!_sites.TryGetValue(place, out var site))
        {
            _sites[place] = site = new(place, schema);
        }

        site.IsSent |= isSent;
        site.IsRead |= !isSent;
        site.IsPart |= role == "part";
        site.IsAlternative |= role == "alternative";
        site.IsNegated |= role == "negated";
        site.IsOfNames |= role == "names";
        if (schema["$ref"] is JsonValue reference)
        {
            Schema(JsonPlace.Of(reference.ToString()), isSent, role);
            return;
        }

        Below(place, schema, isSent, role == "negated" ? role : "");
    }

    private void Below(JsonPlace place, JsonObject schema, bool isSent, string inherited)
    {
        foreach (var (name, _) in schema["properties"] as JsonObject ?? [])
        {
            Schema(place["properties", name], isSent, inherited);
        }

        Schema(place["items"], isSent, inherited);
        Schema(place["additionalProperties"], isSent, inherited);
        Schema(place["propertyNames"], isSent, "names");
        Schema(place["not"], isSent, "negated");
        foreach (var (keyword, role) in new[] { ("allOf", "part"), ("anyOf", "alternative"), ("oneOf", "alternative") })
        {
            for (var i = 0; i < ((schema[keyword] as JsonArray)?.Count ?? 0); i++)
            {
                Schema(place[keyword, $"{i}"], isSent, inherited.Length > 0 ? inherited : role);
            }
        }
    }
}
