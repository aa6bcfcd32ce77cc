using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>
/// Writes a document of OpenAPI 3.0 or 3.1 in one dialect before the reader sees it: the reader drops what stands beside a
/// reference, and keeps a constant as text whatever it was.
/// </summary>
internal static class Dialect
{
    // Below these the names are somebody's choice: a member called "nullable" is a member.
    private static readonly HashSet<string> Maps =
    [
        "$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding", "headers", "parameters", "pathItems", "paths",
        "patternProperties", "properties", "requestBodies", "responses", "schemas", "securitySchemes", "variables", "webhooks",
    ];

    private static readonly HashSet<string> Values = ["const", "default", "enum", "example", "examples", "mapping", "scopes", "security"];

    private static readonly HashSet<string> SchemaPlaces = ["contains", "else", "if", "items", "not", "propertyNames", "schema", "then"];

    private static readonly HashSet<string> SchemaMaps = ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties", "schemas"];

    private static readonly HashSet<string> SchemaLists = ["allOf", "anyOf", "oneOf", "prefixItems"];

    // What may stand beside a reference without saying anything of the value.
    private static readonly HashSet<string> Prose = ["$comment", "$ref", "deprecated", "description", "example", "examples", "externalDocs", "summary", "title"];

    private static readonly HashSet<string> PathItem =
        ["delete", "get", "head", "options", "parameters", "patch", "post", "put", "query", "servers", "trace"];

    public static void Unify(JsonObject document)
    {
        Walk(document, isMap: false);
        if (document["openapi"]?.ToString() is { } version && version.StartsWith("3.0", StringComparison.Ordinal))
        {
            document["openapi"] = "3.1.0";
        }
    }

    private static void Walk(JsonObject found, bool isMap)
    {
        foreach (var (name, value) in found.ToList())
        {
            if (isMap || !(Values.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal)))
            {
                Walk(value, !isMap && Maps.Contains(name), !isMap && SchemaLists.Contains(name), !isMap && SchemaMaps.Contains(name));
            }

            if (!isMap && SchemaPlaces.Contains(name) && value is JsonValue whole && whole.TryGetValue<bool>(out var anything))
            {
                found[name] = Schema(anything);
            }
        }

        if (!isMap)
        {
            Constant(found);
            ExclusiveBound(found, "exclusiveMinimum", "minimum");
            ExclusiveBound(found, "exclusiveMaximum", "maximum");
            BesideReference(found);
            Nullable(found);
        }
    }

    private static void Walk(JsonNode? value, bool isMap, bool isSchemaList, bool isSchemaMap)
    {
        switch (value)
        {
            case JsonObject child:
                foreach (var (name, schema) in isSchemaMap ? child.ToList() : [])
                {
                    if (schema is JsonValue whole && whole.TryGetValue<bool>(out var anything))
                    {
                        child[name] = Schema(anything);
                    }
                }

                Walk(child, isMap);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (isSchemaList && items[i] is JsonValue whole && whole.TryGetValue<bool>(out var anything))
                    {
                        items[i] = Schema(anything);
                    }
                    else if (items[i] is JsonObject child)
                    {
                        Walk(child, isMap: false);
                    }
                }

                break;
        }
    }

    private static JsonObject Schema(bool anything) => anything ? [] : new() { ["not"] = new JsonObject() };

    private static void Constant(JsonObject schema)
    {
        if (schema.ContainsKey("const") && !schema.ContainsKey("enum"))
        {
            var value = schema["const"];
            schema.Remove("const");
            schema["enum"] = new JsonArray(value);
        }
    }

    private static void ExclusiveBound(JsonObject schema, string exclusive, string inclusive)
    {
        if (schema[exclusive] is JsonValue flag && flag.TryGetValue<bool>(out var isExclusive))
        {
            schema.Remove(exclusive);
            if (isExclusive && schema[inclusive] is { } bound)
            {
                schema.Remove(inclusive);
                schema[exclusive] = bound;
            }
        }
    }

    private static void BesideReference(JsonObject schema)
    {
        if (schema["$ref"] is JsonValue reference && schema.Any(m => IsAssertion(m.Key)))
        {
            schema.Remove("$ref");
            var parts = schema["allOf"] as JsonArray ?? [];
            schema.Remove("allOf");
            parts.Insert(0, new JsonObject { ["$ref"] = reference });
            schema["allOf"] = parts;
        }
    }

    private static bool IsAssertion(string name) =>
        !Prose.Contains(name) && !PathItem.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal);

    private static void Nullable(JsonObject schema)
    {
        if (schema["nullable"] is not JsonValue flag || !flag.TryGetValue<bool>(out var isNullable))
        {
            return;
        }

        schema.Remove("nullable");
        if (!isNullable)
        {
            return;
        }

        switch (schema["type"])
        {
            case JsonArray types:
                types.Add("null");
                break;
            case JsonValue type:
                schema["type"] = new JsonArray(type.DeepClone(), "null");
                break;
            default:
                OrNull(schema);
                break;
        }
    }

    /// <summary>A schema without a type of its own gets its type from what it composes.</summary>
    private static void OrNull(JsonObject schema)
    {
        var value = new JsonObject();
        foreach (var name in schema.Select(m => m.Key).Where(IsAssertion).Append("$ref").ToList())
        {
            if (schema[name] is { } part)
            {
                schema.Remove(name);
                value[name] = part;
            }
        }

        if (value.Count > 0)
        {
            schema["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" });
        }
    }
}
