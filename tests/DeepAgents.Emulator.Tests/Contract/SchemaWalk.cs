using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>Finds the schemas of a contract in its plain JSON, so that no library can have left out anything of them.</summary>
internal static class SchemaWalk
{
    private static readonly string[] Single = ["additionalProperties", "items", "not", "propertyNames"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf"];

    public static IEnumerable<JsonObject> In(JsonNode document) => Outermost(document)
        .Concat(document["components"]!["schemas"]!.AsObject().Select(member => member.Value).OfType<JsonObject>())
        .SelectMany(WithParts);

    private static IEnumerable<JsonObject> Outermost(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(
            member => member is { Key: "schema", Value: JsonObject schema } ? [schema] : Outermost(member.Value)),
        JsonArray items => items.SelectMany(Outermost),
        _ => [],
    };

    private static IEnumerable<JsonObject> WithParts(JsonObject schema) => Single.Select(word => schema[word])
        .Concat(Lists.SelectMany(word => schema[word] as JsonArray ?? []))
        .Concat((schema["properties"] as JsonObject ?? []).Select(member => member.Value))
        .OfType<JsonObject>()
        .SelectMany(WithParts)
        .Prepend(schema);
}
