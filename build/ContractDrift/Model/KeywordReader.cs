using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>Reads the keywords of one schema; what says the same as its absence is left out.</summary>
internal static class KeywordReader
{
    private static readonly (JsonSchemaType Flag, string Name)[] Types =
    [
        (JsonSchemaType.Boolean, "boolean"), (JsonSchemaType.Integer, "integer"), (JsonSchemaType.Number, "number"),
        (JsonSchemaType.String, "string"), (JsonSchemaType.Object, "object"), (JsonSchemaType.Array, "array"),
    ];

    public static void Read(OpenApiSchema schema, SchemaAt at, SchemaFacts facts)
    {
        Type(schema, facts);
        Bounds(schema, facts);
        Members(schema, at, facts);
        Others(schema, facts);
        if (!string.IsNullOrEmpty(schema.Format))
        {
            facts.Formats.Add(schema.Format);
        }

        if (schema.Pattern is { } pattern)
        {
            facts.Patterns.Add(pattern);
        }

        // A default of null says what absence says.
        facts.Default = schema.Default is { } value && CanonicalJson.Text(value) is not "null" and var text ? text : null;
        facts.IsReadOnly = schema.ReadOnly;
        facts.IsWriteOnly = schema.WriteOnly;
        // The names of the components that it leads to are spelling.
        facts.Discriminator = schema.Discriminator is { PropertyName: { } name } by ? string.Join(", ", (by.Mapping?.Keys ?? []).Order(StringComparer.Ordinal).Prepend(name)) : null;
    }

    private static void Type(OpenApiSchema schema, SchemaFacts facts)
    {
        var values = schema.Enum?.Select(CanonicalJson.Text).ToHashSet(StringComparer.Ordinal);
        if (schema.Type is { } type)
        {
            facts.Types = [.. Types.Where(t => type.HasFlag(t.Flag)).Select(t => t.Name)];
            facts.IsNullable = type.HasFlag(JsonSchemaType.Null);
        }
        else if (values is not null)
        {
            facts.Types = [.. schema.Enum!.Select(TypeOf).OfType<string>()];
            facts.IsNullable = values.Contains("null");
        }

        if (facts.Types?.Contains("number") == true)
        {
            facts.Types.Remove("integer");
        }

        values?.Remove("null");
        facts.Enum = values;
    }

    private static string? TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String when !value.IsJsonNullSentinel() => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => CanonicalJson.Text(value).Contains('.', StringComparison.Ordinal) ? "number" : "integer",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        _ => null,
    };

    private static void Bounds(OpenApiSchema schema, SchemaFacts facts)
    {
        void Set(Bound bound, decimal? value, decimal? saysNothing = null)
        {
            if (value is { } found && found != saysNothing)
            {
                facts.Bounds[bound] = found;
            }
        }

        Set(Bound.Minimum, Number(schema.Minimum));
        Set(Bound.Maximum, Number(schema.Maximum));
        Set(Bound.ExclusiveMinimum, Number(schema.ExclusiveMinimum));
        Set(Bound.ExclusiveMaximum, Number(schema.ExclusiveMaximum));
        Set(Bound.MultipleOf, schema.MultipleOf);
        Set(Bound.MinLength, schema.MinLength, 0);
        Set(Bound.MaxLength, schema.MaxLength);
        Set(Bound.MinItems, schema.MinItems, 0);
        Set(Bound.MaxItems, schema.MaxItems);
        Set(Bound.UniqueItems, schema.UniqueItems == true ? 1 : null);
        Set(Bound.MinContains, schema.MinContains, 1);
        Set(Bound.MaxContains, schema.MaxContains);
        Set(Bound.MinProperties, schema.MinProperties, 0);
        Set(Bound.MaxProperties, schema.MaxProperties);
    }

    // Beyond 28 digits a bound is as good as the largest number.
    private static decimal? Number(string? text) =>
        text is null ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var large) ? large > 0 ? decimal.MaxValue : decimal.MinValue
        : null;

    private static void Members(OpenApiSchema schema, SchemaAt at, SchemaFacts facts)
    {
        foreach (var (name, member) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            facts.Properties[name] = [at.Child(member, "properties", name)];
        }

        foreach (var (name, member) in schema.PatternProperties ?? new Dictionary<string, IOpenApiSchema>())
        {
            facts.PatternProperties[name] = [at.Child(member, "patternProperties", name)];
        }

        facts.Required.UnionWith(schema.Required ?? new HashSet<string>());
        facts.IsClosed = !schema.AdditionalPropertiesAllowed || !schema.UnevaluatedProperties;
        void Add(List<SchemaAt> into, IOpenApiSchema? child, string keyword)
        {
            if (child is not null)
            {
                into.Add(at.Child(child, keyword));
            }
        }

        Add(facts.AdditionalProperties, schema.AdditionalProperties, "additionalProperties");
        Add(facts.Items, schema.Items, "items");
        Add(facts.PropertyNames, schema.PropertyNames, "propertyNames");
        Add(facts.Not, schema.Not, "not");
    }

    private static void Others(OpenApiSchema schema, SchemaFacts facts)
    {
        void Set(string keyword, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Others[keyword] = value;
            }
        }

        Set("contentEncoding", schema.ContentEncoding);
        Set("contentMediaType", schema.ContentMediaType);
        Set("$ref", schema.Comment == "unresolved" ? schema.Id : null);
        foreach (var (keyword, child) in new[] { ("contains", schema.Contains), ("if", schema.If), ("then", schema.Then), ("else", schema.Else), ("contentSchema", schema.ContentSchema) })
        {
            Set(keyword, child is null ? null : SchemaText.Of(child));
        }

        foreach (var (name, child) in schema.DependentSchemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            Set($"dependentSchemas.{name}", SchemaText.Of(child));
        }

        foreach (var (name, needs) in schema.DependentRequired ?? new Dictionary<string, HashSet<string>>())
        {
            Set($"dependentRequired.{name}", string.Join(',', needs.Order(StringComparer.Ordinal)));
        }

        foreach (var (keyword, value) in schema.UnrecognizedKeywords ?? new Dictionary<string, JsonNode>())
        {
            if (keyword is "prefixItems" or "unevaluatedItems" or "additionalItems")
            {
                Set(keyword, CanonicalJson.Text(value));
            }
        }
    }
}
