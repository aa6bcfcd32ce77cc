using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>The text of a schema, for keywords that no client is generated from.</summary>
internal static class SchemaText
{
    public static string Of(IOpenApiSchema schema)
    {
        using var text = new StringWriter();
        schema.SerializeAsV31(new OpenApiJsonWriter(text, new() { Terse = true }));
        return CanonicalJson.Text(System.Text.Json.Nodes.JsonNode.Parse(text.ToString()));
    }
}
