using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>Our schema of a member, changed to what a page tells of it.</summary>
internal static class ProseType
{
    public static JsonObject Of(ProseMember member, JsonObject? ours, Func<JsonNode, JsonObject> resolve)
    {
        if (ours is null || !Fits(member.Type, TypeOf(ours, resolve)))
        {
            ours = new JsonObject { ["type"] = member.Type };
        }

        var value = WithoutNull(ours.DeepClone().AsObject());
        if (member.Values.Count > 0)
        {
            value["enum"] = new JsonArray([.. member.Values.Select(v => JsonValue.Create(v))]);
        }

        return member.IsNullable ? new JsonObject { ["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" }) } : value;
    }

    /// <summary>A page says "number" of whole numbers as well.</summary>
    private static bool Fits(string told, string ours) => told == ours || (told == "number" && ours == "integer") || ours.Length == 0;

    private static string TypeOf(JsonObject schema, Func<JsonNode, JsonObject> resolve)
    {
        schema = resolve(schema);
        return schema["type"] switch
        {
            JsonValue type => type.ToString(),
            JsonArray types => types.Select(t => t!.ToString()).FirstOrDefault(t => t != "null") ?? "",
            _ when schema.ContainsKey("properties") => "object",
            _ => (schema["anyOf"] ?? schema["oneOf"] ?? schema["allOf"]) is JsonArray members
                ? members.Where(m => m!["type"]?.ToString() != "null").Select(m => TypeOf(m!.AsObject(), resolve)).FirstOrDefault() ?? ""
                : "",
        };
    }

    private static JsonObject WithoutNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types && types.Where(t => t!.ToString() != "null").ToList() is [var only])
        {
            schema["type"] = only!.DeepClone();
        }

        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (schema[keyword] is JsonArray members)
            {
                members.RemoveAll(m => m!["type"]?.ToString() == "null");
            }
        }

        if (schema["enum"] is JsonArray values)
        {
            values.RemoveAll(v => v is null);
        }

        return schema;
    }
}
