using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>What a schema says of arrays.</summary>
internal static class ArrayRules
{
    public static IEnumerable<Problem> Find(IOpenApiSchema schema, JsonArray items, string place)
    {
        if (items.Count < schema.MinItems)
        {
            yield return new(place, $"has {items.Count} items, but needs {schema.MinItems}");
        }

        if (items.Count > schema.MaxItems)
        {
            yield return new(place, $"has {items.Count} items, but {schema.MaxItems} is the limit");
        }

        if (schema.Items is not { } one)
        {
            yield break;
        }

        foreach (var problem in items.SelectMany((item, index) => SchemaCheck.Find(one, item, $"{place}/{index}")))
        {
            yield return problem;
        }
    }
}
