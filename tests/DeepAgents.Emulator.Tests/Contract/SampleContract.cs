using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>A contract small enough to know by heart, for the tests of the validator.</summary>
internal static class SampleContract
{
    public const string Id = "0b8f6f2e-6d0b-4c0e-9a55-3f1f7f0f2a11";

    public static readonly ContractDocument Document = ContractDocument.Parse("Sample", Json(
        """
        {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
        """));

    /// <summary>POST /things/{thing_id}, with everything that a request and its answers may have.</summary>
    public static ContractOperation Make => Document.Find(HttpMethod.Post, Address("/things/" + Id))!;

    /// <summary>GET /things, without a body, answered by a stream.</summary>
    public static ContractOperation Watch => Document.Find(HttpMethod.Get, Address("/things"))!;

    public static Uri Address(string pathAndQuery) => new("http://localhost/base" + pathAndQuery);

    /// <summary>A schema as it is read from a contract, which has another one, of texts, by the name of <c>Text</c>.</summary>
    public static IOpenApiSchema Schema(string json) => ContractDocument.Parse("Sample", Json(json))
        .Find(HttpMethod.Post, Address("/things/" + Id))!.Description.RequestBody!.Content!["application/json"].Schema!;

    private static string Json(string schemaOfBody) =>
        """
        {
          "openapi": "3.1.0",
          "info": {"title": "Sample", "version": "1"},
          "servers": [{"url": "https://service.example.com/base"}],
          "paths": {
            "/things": {
              "get": {
                "parameters": [{"name": "X-Zone", "in": "header", "schema": {"type": "string", "enum": ["UTC"]}}],
                "responses": {"200": {"description": "-", "content": {"text/event-stream": {}}}}
              }
            },
            "/things/{thing_id}": {
              "parameters": [{"name": "thing_id", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}}],
              "post": {
                "parameters": [
                  {"name": "size", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}},
                  {"name": "dry", "in": "query", "schema": {"type": "boolean"}},
                  {"name": "order", "in": "query", "required": true, "schema": {"type": "string", "enum": ["up", "down"]}}
                ],
                "requestBody": {"required": true, "content": {"application/json": {"schema": SCHEMA_OF_BODY}}},
                "responses": {
                  "200": {"description": "-", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Text"}}}},
                  "204": {"description": "-"},
                  "404": {"description": "-", "content": {"application/json": {"schema": {"type": "object"}}}}
                }
              }
            },
            "/things/count": {"post": {"responses": {"204": {"description": "-"}}}}
          },
          "components": {"schemas": {"Text": {"type": "string"}}}
        }
        """.Replace("SCHEMA_OF_BODY", schemaOfBody, StringComparison.Ordinal);
}
