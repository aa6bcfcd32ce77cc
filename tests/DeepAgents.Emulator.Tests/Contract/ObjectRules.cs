using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>What a schema says of objects.</summary>
internal static class ObjectRules
{
    public static IEnumerable<Problem> Find(IOpenApiSchema schema, JsonObject value, string place)
    {
        foreach (var name in (schema.Required ?? new HashSet<string>()).Where(name => !value.ContainsKey(name)))
        {
            yield return new(Child(place, name), "is missing");
        }

        if (value.Count > schema.MaxProperties)
        {
            yield return new(place, $"has {value.Count} members, but {schema.MaxProperties} is the limit");
        }

        foreach (var problem in value.SelectMany(member => FindInMember(schema, member, Child(place, member.Key))))
        {
            yield return problem;
        }
    }

    /// <summary>The JSON pointer of a member.</summary>
    public static string Child(string place, string name) =>
        $"{place}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static IEnumerable<Problem> FindInMember(IOpenApiSchema schema, KeyValuePair<string, JsonNode?> member, string place)
    {
        if (schema is IOpenApiSchemaMissingProperties { PropertyNames: { } names })
        {
            foreach (var problem in SchemaCheck.Find(names, JsonValue.Create(member.Key), place))
            {
                yield return problem with { What = $"has a name that {problem.What}" };
            }
        }

        var own = schema.Properties is { } properties && properties.TryGetValue(member.Key, out var declared)
            ? declared
            : schema.AdditionalProperties;
        if (own is null && !schema.AdditionalPropertiesAllowed)
        {
            yield return new(place, "is not allowed");
        }

        foreach (var problem in own is null ? [] : SchemaCheck.Find(own, member.Value, place))
        {
            yield return problem;
        }
    }
}
