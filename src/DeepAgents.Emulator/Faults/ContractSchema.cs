using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Faults;

/// <summary>A place in a contract; references are followed on the way.</summary>
internal sealed class ContractSchema(JsonObject node, JsonObject document)
{
    public ContractSchema? this[string name] => Follow(node)[name] is JsonObject value ? new ContractSchema(Follow(value), document) : null;

    public ContractSchema? Items => this["items"];

    public ContractSchema? OfOtherMembers => this["additionalProperties"];

    public bool IsEnumeration => node["enum"] is JsonArray;

    public IReadOnlySet<string> Required =>
        (node["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ContractSchema> Members => (node["properties"] as JsonObject ?? [])
        .ToDictionary(member => member.Key, member => new ContractSchema(Follow(member.Value!.AsObject()), document), StringComparer.Ordinal);

    /// <summary>What a value goes by: all of several parts together, or of several alternatives the first of the value's kind.</summary>
    public ContractSchema For(JsonNode? value)
    {
        if (node["allOf"] is JsonArray parts)
        {
            return Merge([.. parts.OfType<JsonObject>().Select(part => new ContractSchema(Follow(part), document).For(value))]);
        }

        return (node["anyOf"] ?? node["oneOf"]) is JsonArray alternatives
            && alternatives.OfType<JsonObject>().Select(Follow).FirstOrDefault(alternative => Allows(alternative, value)) is { } fitting
                ? new ContractSchema(fitting, document).For(value)
                : this;
    }

    private static bool Allows(JsonObject schema, JsonNode? value)
    {
        var kind = value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            _ => "boolean",
        };
        return schema["type"] switch
        {
            JsonArray types => types.Any(type => IsType(type!)),
            JsonValue type => IsType(type),
            _ => true,
        };

        bool IsType(JsonNode type) => type.GetValue<string>() is var name && (name == kind || (name == "integer" && kind == "number"));
    }

    private ContractSchema Merge(IReadOnlyList<ContractSchema> parts)
    {
        var properties = parts.SelectMany(part => part.Members).GroupBy(member => member.Key, StringComparer.Ordinal);
        return new ContractSchema(
            new JsonObject
            {
                ["properties"] = new JsonObject(properties.Select(member =>
                    KeyValuePair.Create(member.Key, (JsonNode?)member.First().Value.Copy()))),
                ["required"] = new JsonArray([.. parts.SelectMany(part => part.Required).Select(name => JsonValue.Create(name))]),
            },
            document);
    }

    private JsonNode Copy() => node.DeepClone();

    private JsonObject Follow(JsonObject schema)
    {
        while (schema["$ref"] is { } reference)
        {
            schema = reference.GetValue<string>()[2..].Split('/').Aggregate(document, (at, name) => at[name]!.AsObject());
        }

        return schema;
    }
}
