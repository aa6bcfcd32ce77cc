using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>
/// Rewrites what the generator would get wrong into an equivalent that it gets right, and refuses what has no C# shape.
/// </summary>
internal sealed class SchemaPass(string overlayFile, Problems problems)
{
    // Servers send "" and other surprises in these; a model that cannot hold the text would lose the whole answer.
    private static readonly string[] KeptFormats = ["date-time", "int32", "int64", "double", "float", "decimal"];

    private readonly HashSet<JObject> _done = new(ReferenceEqualityComparer.Instance);

    public void Run(JObject document)
    {
        foreach (var schema in Contract.Schemas(document).Properties().ToList())
        {
            schema.Value = Rewrite(schema.Value);
        }

        foreach (var (_, _, _, operation) in Contract.Operations(document))
        {
            foreach (var parameter in operation["parameters"] as JArray ?? [])
            {
                parameter["schema"] = Rewrite(parameter["schema"] ?? new JObject { ["type"] = "string" });
            }

            foreach (var body in new[] { operation["requestBody"], operation["responses"]?["200"] })
            {
                if (Contract.BodySchema(body) is var (media, schema))
                {
                    body!["content"]![media]!["schema"] = Rewrite(schema);
                }
            }
        }
    }

    private JToken Rewrite(JToken token)
    {
        if (token is JValue { Type: JTokenType.Boolean } boolean)
        {
            if (boolean.Value<bool>() is false)
            {
                problems.Add("SPEC020", token, "the schema is 'false': no value can ever be sent or read here.", $"Remove it in {overlayFile}.");
            }

            return new JObject();
        }

        if (token is not JObject schema || !_done.Add(schema))
        {
            return token;
        }

        if (schema["x-cs-json"]?.Value<bool>() == true)
        {
            return new JObject { ["description"] = schema["description"], ["nullable"] = true };
        }

        if (schema["$ref"] is { } reference)
        {
            return schema.Count > 1 ? Alias(schema, reference) : schema;
        }

        Types(schema);
        Unions(schema);
        Composition(schema);
        Values(schema);
        Children(schema);
        return schema;
    }

    /// <summary>A reference with neighbours (a description, a null) is what the generator calls a oneOf with one member.</summary>
    private static JObject Alias(JObject schema, JToken reference)
    {
        schema.Remove("$ref");
        schema["oneOf"] = new JArray(new JObject { ["$ref"] = reference.DeepClone() });
        return schema;
    }

    /// <summary><c>["string", "null"]</c> is a nullable string; any other list of types is any JSON, which loses nothing.</summary>
    private static void Types(JObject schema)
    {
        if (schema["type"] is not JArray types)
        {
            return;
        }

        var names = types.Select(t => t.ToString()).ToList();
        schema["nullable"] = names.Remove("null");
        if (names.Count == 1)
        {
            schema["type"] = names[0];
        }
        else
        {
            schema.Remove("type");
            schema.Remove("format");
        }
    }

    private void Unions(JObject schema)
    {
        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (schema[keyword] is not JArray all)
            {
                continue;
            }

            var variants = all.Where(v => !IsNull(v) && !IsConstraint(v)).ToList();
            if (all.Any(IsNull))
            {
                schema["nullable"] = true;
            }

            // Rewritten while it is still in its place, so that a problem in it is found there.
            var only = variants.Count == 1 ? Rewrite(variants[0]) : null;
            schema.Remove(keyword);
            if (only is not null)
            {
                Become(schema, only);
            }
            else if (variants.Count > 1)
            {
                problems.Add("SPEC021", schema, $"{keyword} of {variants.Count} schemas has no single C# shape.",
                    $"In {overlayFile}, set x-cs-json to true there (any JSON), or put the one shape that clients need in its place.");
            }
        }
    }

    /// <summary>Makes a schema stand for its only variant and keeps what is said beside it.</summary>
    private static void Become(JObject schema, JToken variant)
    {
        if (variant["$ref"] is { } reference)
        {
            Alias(schema, reference);
            return;
        }

        if (IsNullable(variant))
        {
            schema["nullable"] = true;
        }

        foreach (var member in ((JObject)variant).Properties().Where(m => schema[m.Name] is null))
        {
            schema[member.Name] = member.Value;
        }
    }

    private static bool IsNullable(JToken schema) => schema["nullable"]?.Value<bool>() == true;

    private static bool IsNull(JToken variant) => variant is JObject found && found["type"]?.ToString() == "null";

    private static bool IsConstraint(JToken variant) => variant is JObject found && found.Properties().All(p => p.Name == "required");

    private void Composition(JObject schema)
    {
        if (schema["not"] is not null)
        {
            schema.Remove("not");
        }

        if (schema["allOf"] is not JArray { Count: > 0 } all)
        {
            return;
        }

        if (all.Count(part => Contract.ReferencedName(part) is not null) > 1)
        {
            problems.Add("SPEC022", schema, "allOf names more than one schema, and a C# class has one base.",
                $"In {overlayFile}, keep one reference and add the members of the others.");
        }

        if (all.Count == 1 && schema["properties"] is null)
        {
            var only = Rewrite(all[0]);
            schema.Remove("allOf");
            Become(schema, only);
        }
    }

    private static void Values(JObject schema)
    {
        if (schema["const"] is { } constant)
        {
            schema["enum"] = new JArray(constant);
            schema.Remove("const");
            schema["type"] ??= constant.Type == JTokenType.String ? "string" : null;
        }

        if (schema["enum"] is JArray values)
        {
            foreach (var nothing in values.Where(v => v.Type == JTokenType.Null).ToList())
            {
                nothing.Remove();
                schema["nullable"] = true;
            }

            // Only words make an open enum; a closed list of numbers is a number.
            if (values.Count == 0 || values.Any(v => v.Type != JTokenType.String))
            {
                schema.Remove("enum");
            }
            else
            {
                schema["type"] ??= "string";
            }
        }

        if (schema["format"]?.ToString() is { } format && !KeptFormats.Contains(format))
        {
            schema.Remove("format");
        }

        schema.Remove("default");
        schema.Remove("example");
        schema.Remove("examples");
        schema.Remove("pattern");
        schema.Remove("propertyNames");
    }

    private void Children(JObject schema)
    {
        foreach (var property in (schema["properties"] as JObject)?.Properties().ToList() ?? [])
        {
            property.Value = Rewrite(property.Value);
        }

        if (schema["items"] is { } items)
        {
            schema["items"] = Rewrite(items);
        }

        if (schema["additionalProperties"] is JObject values)
        {
            schema["additionalProperties"] = Rewrite(values);
        }

        if (schema["allOf"] is JArray all)
        {
            for (var i = 0; i < all.Count; i++)
            {
                all[i] = Rewrite(all[i]);
            }
        }
    }
}
