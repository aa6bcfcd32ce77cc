using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>
/// Finds everything in a JSON value that a schema does not allow. <see cref="SchemaKeywords"/> lists what is understood; a test keeps
/// the contracts from using anything else.
/// </summary>
internal static class SchemaCheck
{
    /// <param name="schema">What the value has to be.</param>
    /// <param name="value">The value.</param>
    /// <param name="place">The JSON pointer of the value.</param>
    public static IEnumerable<Problem> Find(IOpenApiSchema schema, JsonNode? value, string place = "#") =>
        FindInRules(schema, value, place).Concat(UndeclaredMembers.Find(schema, value, place));

    /// <summary>Whether the rules of a schema, leaving aside members that it does not name, allow a value.</summary>
    public static bool Allows(IOpenApiSchema schema, JsonNode? value) => !FindInRules(schema, value, "#").Any();

    private static IEnumerable<Problem> FindInRules(IOpenApiSchema schema, JsonNode? value, string place)
    {
        if (schema is OpenApiSchemaReference { Target: null } lost)
        {
            throw new InvalidDataException($"The contract has no schema {lost.Reference.Id}.");
        }

        // The other rules of the schema would only say the same again.
        return HasType(schema.Type, value)
            ? ValueRules(schema, value, place).Concat(Combinations(schema, value, place))
            : [new(place, $"is {Show(value)}, but has to be {schema.Type!.Value.ToString().ToLowerInvariant()}")];
    }

    private static IEnumerable<Problem> ValueRules(IOpenApiSchema schema, JsonNode? value, string place)
    {
        if (schema.Enum is { Count: > 0 } values && !values.Any(one => JsonNode.DeepEquals(one, value)))
        {
            yield return new(place, $"is {Show(value)}, but has to be one of {string.Join(", ", values.Select(Show))}");
        }

        if (schema.Const is { } constant && !JsonNode.DeepEquals(JsonValue.Create(constant), value))
        {
            yield return new(place, $"is {Show(value)}, but has to be \"{constant}\"");
        }

        var problems = value?.GetValueKind() switch
        {
            JsonValueKind.String => TextRules.Find(schema, value.GetValue<string>(), place),
            JsonValueKind.Number => NumberRules.Find(schema, value.GetValue<double>(), place),
            JsonValueKind.Array => ArrayRules.Find(schema, value.AsArray(), place),
            JsonValueKind.Object => ObjectRules.Find(schema, value.AsObject(), place),
            _ => [],
        };
        foreach (var problem in problems)
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Combinations(IOpenApiSchema schema, JsonNode? value, string place)
    {
        foreach (var problem in (schema.AllOf ?? []).SelectMany(part => FindInRules(part, value, place)))
        {
            yield return problem;
        }

        if (schema.AnyOf is { Count: > 0 } any && !any.Any(one => Allows(one, value)))
        {
            yield return FitsNone(any, value, place);
        }

        if (schema.OneOf is { Count: > 0 } choices)
        {
            switch (choices.Count(one => Allows(one, value)))
            {
                case 0:
                    yield return FitsNone(choices, value, place);
                    break;
                case > 1 and var count:
                    yield return new(place, $"fits {count} alternatives, but has to fit one");
                    break;
            }
        }

        if (schema.Not is { } excluded && Allows(excluded, value))
        {
            yield return new(place, $"is {Show(value)}, which is excluded");
        }
    }

    private static Problem FitsNone(IList<IOpenApiSchema> alternatives, JsonNode? value, string place)
    {
        var reasons = alternatives.Select(one => string.Join(" and ", FindInRules(one, value, place).Select(p => $"{p.Place} {p.What}")));
        return new(place, $"fits no alternative: {string.Join("; or ", reasons)}");
    }

    private static bool HasType(JsonSchemaType? allowed, JsonNode? value) => allowed is not { } types || value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => types.HasFlag(JsonSchemaType.Null),
        JsonValueKind.String => types.HasFlag(JsonSchemaType.String),
        JsonValueKind.True or JsonValueKind.False => types.HasFlag(JsonSchemaType.Boolean),
        JsonValueKind.Array => types.HasFlag(JsonSchemaType.Array),
        JsonValueKind.Object => types.HasFlag(JsonSchemaType.Object),
        _ => types.HasFlag(JsonSchemaType.Number)
            || (types.HasFlag(JsonSchemaType.Integer) && double.IsInteger(value.GetValue<double>())),
    };

    private static string Show(JsonNode? value)
    {
        const int Limit = 80;
        var text = value?.ToJsonString() ?? "null";
        return text.Length > Limit ? text[..Limit] + "…" : text;
    }
}
