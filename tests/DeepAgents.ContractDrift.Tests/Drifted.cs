using System.Text.Json.Nodes;
using DeepAgents.ContractDrift.Comparing;
using DeepAgents.ContractDrift.Model;
using DeepAgents.ContractDrift.Reading;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Tests;

/// <summary>Small contracts and what changed between two of them, as <c>severity kind what</c>.</summary>
internal static class Drifted
{
    private const string Empty = """{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}""";

    public static IReadOnlyList<string> Between(string old, string now) => [.. Changes(old, now).Select(Text)];

    public static IReadOnlyList<Change> Changes(string old, string now) => ApiComparer.Compare(Api(old), Api(now));

    public static ApiShape Api(string text) => ApiReader.Read(ContractText.Read("test", text).Document);

    /// <summary>A contract of <c>POST /things</c> with that body.</summary>
    public static string Request(string schema, string openapi = "3.1.0") =>
        Contract("""{"post": {"operationId": "create", "requestBody": {"required": true, "content": {"application/json": {"schema": HERE}}}, "responses": {"200": {"description": ""}}}}"""
            .Replace("HERE", schema, StringComparison.Ordinal), openapi);

    /// <summary>A contract of <c>GET /things</c> with that answer.</summary>
    public static string Response(string schema, string openapi = "3.1.0") =>
        Operation("""{"responses": {"200": {"description": "", "content": {"application/json": {"schema": HERE}}}}}""".Replace("HERE", schema, StringComparison.Ordinal), openapi);

    /// <summary>A contract of <c>GET /things</c> with those members.</summary>
    public static string Operation(string members, string openapi = "3.1.0")
    {
        var operation = JsonNode.Parse(members)!.AsObject();
        operation.TryAdd("operationId", "get");
        operation.TryAdd("responses", JsonNode.Parse("""{"200": {"description": ""}}"""));
        return Contract(new JsonObject { ["get"] = operation }.ToJsonString(), openapi);
    }

    public static string Contract(string item, string openapi = "3.1.0", string path = "/things")
    {
        var document = JsonNode.Parse(Empty)!.AsObject();
        document["openapi"] = openapi;
        document["paths"]![path] = JsonNode.Parse(item);
        document["components"] = JsonNode.Parse("""
            {
              "schemas": {
                "Name": {"type": "string", "minLength": 1},
                "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}},
                "List": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/List"}}}
              },
              "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Api-Key"},
                "same": {"type": "apiKey", "in": "header", "name": "x-api-key"},
                "other": {"type": "apiKey", "in": "query", "name": "X-Api-Key"}
              }
            }
            """);
        return document.ToJsonString();
    }

    private static string Text(Change change) => $"{KindName.Of(change.Verdict.Shipped)} {KindName.Of(change.Kind)} {change.What}";
}
