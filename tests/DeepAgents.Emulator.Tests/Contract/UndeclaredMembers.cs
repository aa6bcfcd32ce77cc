using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>
/// Finds members that a contract does not name. JSON schema allows them unless it says otherwise, and a client has to live with them;
/// but our two sides send nothing that the contract does not tell of, and a misspelt member would pass unseen. So an object whose
/// schema names members holds no others, unless the schema says that it is open. What the parts of a combination name counts together,
/// of alternatives that of those which fit.
/// </summary>
internal static class UndeclaredMembers
{
    public static IEnumerable<Problem> Find(IOpenApiSchema schema, JsonNode? value, string place)
    {
        if (value is not JsonObject item)
        {
            return [];
        }

        var schemas = Applied(schema, item).ToList();
        var names = schemas.SelectMany(one => one.Properties?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0 || schemas.Any(SaysWhatElse)
            ? []
            : item.Where(member => !names.Contains(member.Key))
                .Select(member => new Problem(ObjectRules.Child(place, member.Key), "is not in the contract"));
    }

    /// <summary><see cref="ContractDocument"/> has openness said by a schema; <see cref="ObjectRules"/> tells what is refused.</summary>
    private static bool SaysWhatElse(IOpenApiSchema schema) =>
        schema.AdditionalProperties is not null || !schema.AdditionalPropertiesAllowed;

    private static IEnumerable<IOpenApiSchema> Applied(IOpenApiSchema schema, JsonObject value)
    {
        var alternatives = (schema.AnyOf ?? []).Concat(schema.OneOf ?? []).Where(one => SchemaCheck.Allows(one, value));
        return (schema.AllOf ?? []).Concat(alternatives).SelectMany(part => Applied(part, value)).Prepend(schema);
    }
}
