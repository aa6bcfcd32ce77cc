using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>One text for every spelling of a value: members in order, <c>25.0</c> as <c>25</c>.</summary>
internal static class CanonicalJson
{
    public static string Text(JsonNode? value) => value switch
    {
        null => "null",
        _ when value.IsJsonNullSentinel() => "null",
        JsonObject members => $"{{{string.Join(',', members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{JsonSerializer.Serialize(m.Key)}:{Text(m.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Text))}]",
        _ when value.GetValueKind() == JsonValueKind.Number => Number(value.ToJsonString()),
        _ => value.ToJsonString(),
    };

    /// <summary>A number without the zeros that say nothing.</summary>
    public static string Number(string number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? (exact / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
        : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var rounded) ? rounded.ToString("R", CultureInfo.InvariantCulture)
        : number;
}
