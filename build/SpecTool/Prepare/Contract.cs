using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>Ways around an OpenAPI document that the passes share.</summary>
internal static class Contract
{
    private const string SchemaPrefix = "#/components/schemas/";

    private static readonly string[] Verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Every operation with its path item, in the order of the document.</summary>
    public static IEnumerable<(string Path, string Verb, JObject Item, JObject Operation)> Operations(JObject document) =>
        from path in (document["paths"] as JObject)?.Properties() ?? []
        let item = path.Value as JObject
        where item is not null
        from verb in Verbs
        where item[verb] is JObject
        select (path.Name, verb, item, (JObject)item[verb]!);

    /// <summary>The named schemas, created when the document has none.</summary>
    public static JObject Schemas(JObject document)
    {
        var components = document["components"] as JObject ?? Set(document, "components", []);
        return components["schemas"] as JObject ?? Set(components, "schemas", []);
    }

    /// <summary>The name that a schema refers to, or <see langword="null"/> when it is no reference to a named schema.</summary>
    public static string? ReferencedName(JToken? schema) =>
        schema is JObject found && found["$ref"]?.ToString() is { } reference && reference.StartsWith(SchemaPrefix, StringComparison.Ordinal)
            ? reference[SchemaPrefix.Length..]
            : null;

    public static JObject ReferenceTo(string name) => new() { ["$ref"] = SchemaPrefix + name };

    /// <summary>Follows a reference within the document; what is no reference is returned as it is.</summary>
    public static JObject? Resolve(JObject document, JToken? token, int depth = 0)
    {
        if (token is not JObject found || depth > 32)
        {
            return null;
        }

        if (found["$ref"]?.ToString() is not { } reference)
        {
            return found;
        }

        return Resolve(document, Find(document, reference), depth + 1);
    }

    /// <summary>What a reference within the document names, or <see langword="null"/> when it leads to nothing.</summary>
    public static JToken? Find(JObject document, string reference)
    {
        JToken? at = reference.StartsWith("#/", StringComparison.Ordinal) ? document : null;
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = (at as JObject)?[name];
        }

        return at;
    }

    /// <summary>The schema of a JSON body (or of the first content there is), with the media type it stands under.</summary>
    public static (string MediaType, JObject Schema)? BodySchema(JToken? body)
    {
        if (body?["content"] is not JObject content)
        {
            return null;
        }

        var media = content.Properties().FirstOrDefault(p => p.Name.Contains("json", StringComparison.OrdinalIgnoreCase))
            ?? content.Properties().FirstOrDefault();
        return media?.Value["schema"] switch
        {
            JObject schema => (media.Name, schema),
            JValue { Value: true } => (media.Name, []),
            _ => null,
        };
    }

    /// <summary>The parts of a schema that hold the members of its own class: itself, and what it composes without a name.</summary>
    public static IEnumerable<JObject> Parts(JObject schema) =>
        (schema["allOf"] as JArray)?.OfType<JObject>().Where(p => p["$ref"] is null).Append(schema) ?? [schema];

    /// <summary>The schemas directly below a schema, each with the word that names its place.</summary>
    public static IEnumerable<(string Place, JObject Schema)> Children(JObject schema)
    {
        foreach (var property in (schema["properties"] as JObject)?.Properties() ?? [])
        {
            if (property.Value is JObject child)
            {
                yield return (property.Name, child);
            }
        }

        foreach (var (keyword, place) in new[] { ("items", "item"), ("additionalProperties", "value") })
        {
            if (schema[keyword] is JObject child)
            {
                yield return (place, child);
            }
        }

        foreach (var keyword in new[] { "allOf", "anyOf", "oneOf" })
        {
            foreach (var child in (schema[keyword] as JArray)?.OfType<JObject>() ?? [])
            {
                yield return ("", child);
            }
        }
    }

    private static JObject Set(JObject parent, string name, JObject value)
    {
        parent[name] = value;
        return value;
    }
}
