using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Changes of what a whole contract says: servers and authentication.</summary>
internal static class DocumentMutations
{
    private static readonly Outcome Breaking = new("breaking");
    private static readonly Outcome Additive = new("additive");

    public static IEnumerable<Mutation> Of(JsonObject contract)
    {
        var scheme = contract["components"]!["securitySchemes"]!.AsObject().First().Key;
        Mutation At(string kind, Outcome there, Outcome back, Action<JsonObject> change) => new((kind, kind + ", back"), "#/", there, back, change);
        JsonObject Scheme(JsonObject root) => root["components"]!["securitySchemes"]![scheme]!.AsObject();

        yield return At("server moved", Breaking with { Kind = "server-removed" }, Breaking, r => r["servers"]![0]!["url"] = "https://elsewhere.example");
        yield return At("server path changed", Breaking, Breaking, r => r["servers"]![0]!["url"] += "/v2");
        yield return At("server added", Additive with { Kind = "server-added" }, Breaking, r => r["servers"]!.AsArray().Add(new JsonObject { ["url"] = "https://second.example" }));
        yield return At("authentication dropped", Additive, Breaking, r => r.Remove("security"));
        yield return At("key named otherwise", Breaking with { Kind = "authentication-removed" }, Breaking, r => Replace(Scheme(r), """{"type": "apiKey", "in": "header", "name": "X-Other-Key"}"""));
        yield return At("key at another place", Breaking, Breaking, r => Replace(Scheme(r), """{"type": "apiKey", "in": "query", "name": "X-Api-Key"}"""));
        yield return At("authentication of another type", Breaking, Breaking, r => Replace(Scheme(r), """{"type": "http", "scheme": "digest"}"""));
        yield return At("way to authenticate added", Additive with { Kind = "authentication-added" }, Breaking, r =>
        {
            r["components"]!["securitySchemes"]!["second"] = JsonNode.Parse("""{"type": "http", "scheme": "basic"}""");
            r["security"]!.AsArray().Add(new JsonObject { ["second"] = new JsonArray() });
        });
        yield return At("second authentication asked for", Breaking, Additive, r =>
        {
            r["components"]!["securitySchemes"]!["second"] = JsonNode.Parse("""{"type": "http", "scheme": "basic"}""");
            r["security"]![0]!["second"] = new JsonArray();
        });
    }

    private static void Replace(JsonObject scheme, string other)
    {
        scheme.Clear();
        foreach (var (name, value) in JsonNode.Parse(other)!.AsObject())
        {
            scheme[name] = value!.DeepClone();
        }
    }
}
