using System.Globalization;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>What a schema says of numbers.</summary>
internal static class NumberRules
{
    public static IEnumerable<Problem> Find(IOpenApiSchema schema, double number, string place)
    {
        if (number < Limit(schema.Minimum))
        {
            yield return new(place, $"is {number}, but {schema.Minimum} is the least");
        }

        if (number > Limit(schema.Maximum))
        {
            yield return new(place, $"is {number}, but {schema.Maximum} is the most");
        }
    }

    private static double? Limit(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
