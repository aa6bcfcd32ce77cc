using System.Globalization;
using DeepAgents.Tests.Fuzzing.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Fuzzing.Contracts;

/// <summary>Makes values that a schema allows, with optional members in or out as the dice fall.</summary>
internal sealed class SchemaWalk(ContractDocument document, Dice dice)
{
    private const int MaxDepth = 6;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJ-_./äß漢😀";

    private static readonly string[] AnyType = ["string", "integer", "number", "boolean", "object", "array", "null"];

    public JsonTree Make(JObject schema, int depth = 0)
    {
        schema = document.Resolve(schema);
        if (Branch(schema) is { } branch)
        {
            return Make(branch, depth);
        }

        if (schema["const"] is { } only)
        {
            return JsonTree.Of(only.ToString(Formatting.None), LeafKind.Choice);
        }

        if (schema["enum"] is JArray { Count: > 0 } choices)
        {
            return JsonTree.Of(dice.Pick([.. choices]).ToString(Formatting.None), LeafKind.Choice);
        }

        if (schema["examples"] is JArray { Count: > 0 } examples && dice.Chance(30))
        {
            return JsonTree.From(dice.Pick([.. examples]));
        }

        return dice.Pick(Types(schema, depth)) switch
        {
            "object" => MakeObject(schema, depth),
            "array" => MakeArray(schema, depth),
            "integer" => MakeInteger(schema),
            "number" => JsonTree.Of((dice.Between(-9999, 99999) / 8.0).ToString("R", CultureInfo.InvariantCulture), LeafKind.Number),
            "boolean" => JsonTree.Of(dice.Chance(50) ? "true" : "false"),
            "null" => JsonTree.Of("null"),
            _ => MakeString(schema),
        };
    }

    private JObject? Branch(JObject schema) => (schema["oneOf"] ?? schema["anyOf"]) is JArray branches && schema["properties"] is null
        ? (JObject)dice.Pick([.. branches])
        : null;

    /// <summary>The schema's types; too deep for more depth, only flat ones where there are any.</summary>
    private static string[] Types(JObject schema, int depth)
    {
        string[] types = schema["type"] switch
        {
            JArray several => [.. several.Values<string>().OfType<string>()],
            JValue { Value: string one } => [one],
            _ when schema["properties"] is not null || schema["allOf"] is not null => ["object"],
            _ => AnyType,
        };
        string[] flat = [.. types.Where(t => t is not ("object" or "array"))];
        return depth > MaxDepth && flat.Length > 0 ? flat : types;
    }

    private JsonTree MakeObject(JObject schema, int depth)
    {
        var (properties, required) = (new Dictionary<string, JObject>(), new HashSet<string>());
        Collect(schema, properties, required);
        var optional = depth > MaxDepth ? 0 : dice.Pick([15, 60, 95, 100]);
        var members = properties
            .Where(p => required.Contains(p.Key) || dice.Chance(optional))
            .Select(p => JsonMember.Named(p.Key, Make(p.Value, depth + 1)))
            .ToList();
        if (schema["additionalProperties"] is { } more && more is not JValue { Value: false } && depth <= MaxDepth)
        {
            for (var i = dice.Below(3); i > 0; i--)
            {
                members.Add(JsonMember.Named(dice.Text(Letters, 4), Make(more as JObject ?? [], depth + 2)));
            }
        }

        return JsonTree.Object(members);
    }

    private void Collect(JObject schema, Dictionary<string, JObject> properties, HashSet<string> required)
    {
        schema = document.Resolve(schema);
        foreach (var part in (schema["allOf"] as JArray)?.Cast<JObject>() ?? [])
        {
            Collect(part, properties, required);
        }

        foreach (var property in (schema["properties"] as JObject)?.Properties() ?? [])
        {
            properties[property.Name] = property.Value as JObject ?? [];
        }

        required.UnionWith((schema["required"] as JArray)?.Values<string>().OfType<string>() ?? []);
    }

    private JsonTree MakeArray(JObject schema, int depth)
    {
        var count = depth > MaxDepth ? 0 : Math.Min(dice.Pick([0, 1, 1, 2, 3]), schema.Value<int?>("maxItems") ?? int.MaxValue);
        return JsonTree.Array(Enumerable.Range(0, count).Select(_ => Make(schema["items"] as JObject ?? [], depth + 1)));
    }

    private JsonTree MakeInteger(JObject schema)
    {
        var least = schema.Value<int?>("minimum") ?? dice.Pick([0, 0, -3]);
        var most = Math.Max(least, schema.Value<int?>("maximum") ?? dice.Pick([5, 700, 86_400_000]));
        return JsonTree.Of(dice.Between(least, most).ToString(CultureInfo.InvariantCulture), LeafKind.Number);
    }

    private JsonTree MakeString(JObject schema) => schema.Value<string>("format") switch
    {
        "date-time" => JsonTree.Text(Time(), LeafKind.Time),
        "uuid" => JsonTree.Text(Uuid(), LeafKind.Uuid),
        "uri" => JsonTree.Text("https://example.com/" + dice.Text("abc", 5)),
        _ => JsonTree.Text(dice.Text(Letters, dice.Pick([1, 8, 8, 40]))),
    };

    private string Time() =>
        new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(dice.Below(50_000_000))
            .ToString(dice.Pick(["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.fffZ", "yyyy-MM-ddTHH:mm:ss.ffffff+00:00"]), CultureInfo.InvariantCulture);

    private string Uuid() => $"{dice.Text("0123456789abcdef", 8)}-0000-4000-8000-{dice.Text("0123456789abcdef", 12)}";
}
