using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>
/// Gives every class and enum a name: renames what the overlay renames, hoists inline ones, and puts named lists, maps and plain
/// values in the place of their references, because C# has no names for them.
/// </summary>
internal sealed class NamePass(JObject document, string overlayFile, Problems problems)
{
    // What is said of the member, not of its type.
    private static readonly string[] KeptOnHoist = ["description", "nullable", "deprecated", "x-cs-member", "x-cs-bytes"];

    private readonly JObject _schemas = Contract.Schemas(document);

    public void Run()
    {
        Rename();
        InlineValues();
        foreach (var schema in _schemas.Properties().ToList())
        {
            HoistBelow((JObject)schema.Value, schema.Name);
        }

        HoistFromOperations();
    }

    private void Rename()
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var schema in _schemas.Properties().ToList())
        {
            if (schema.Value["x-cs-name"]?.ToString() is { } name && name != schema.Name)
            {
                if (_schemas[name] is not null)
                {
                    problems.Add("SPEC030", schema.Value, $"x-cs-name '{name}' is the name of another schema.", $"Choose another in {overlayFile}.");
                    continue;
                }

                schema.Replace(new JProperty(name, schema.Value));
                renamed[schema.Name] = name;
            }
        }

        foreach (var reference in document.Descendants().OfType<JProperty>().Where(p => p.Name == "$ref").ToList())
        {
            if (Contract.ReferencedName(reference.Parent) is { } old && renamed.TryGetValue(old, out var name))
            {
                reference.Value = Contract.ReferenceTo(name)["$ref"]!;
            }
        }
    }

    private void InlineValues()
    {
        var values = _schemas.Properties()
            .Where(s => s.Value is JObject schema && !SchemaShape.IsEnum(schema) && !SchemaShape.IsNamedClass(schema))
            .ToDictionary(s => s.Name, s => (JObject)s.Value, StringComparer.Ordinal);

        // A value may name another value, so once is not enough; a value that names itself is cut off by the bound.
        for (var round = 0; round < 8; round++)
        {
            foreach (var user in document.Descendants().OfType<JObject>().ToList())
            {
                if (Contract.ReferencedName(user) is { } name && values.TryGetValue(name, out var value))
                {
                    user.Replace(value.DeepClone());
                }
            }
        }

        foreach (var (name, value) in values)
        {
            if (value.Descendants().OfType<JObject>().Any(d => Contract.ReferencedName(d) is { } used && values.ContainsKey(used)))
            {
                problems.Add("SPEC035", value, $"'{name}' is a list or a map that contains itself, which has no C# shape.",
                    $"Set x-cs-json to true there in {overlayFile} (any JSON).");
            }
        }

        foreach (var name in values.Keys)
        {
            _schemas.Remove(name);
        }
    }

    private void HoistBelow(JObject schema, string owner)
    {
        foreach (var (place, child) in Contract.Children(schema).ToList())
        {
            var name = place.Length == 0 ? owner : owner + Names.Pascal(place);
            HoistBelow(child, name);
            if (place.Length > 0)
            {
                Hoist(child, name);
            }
        }
    }

    private void HoistFromOperations()
    {
        foreach (var (path, verb, _, operation) in Contract.Operations(document))
        {
            // One without a name is a problem by now; its place keeps it apart from the others.
            var owner = Names.Pascal(operation["operationId"]?.ToString() ?? $"{verb} {path}");
            foreach (var parameter in operation["parameters"] as JArray ?? [])
            {
                if (parameter["schema"] is JObject schema)
                {
                    HoistBelow(schema, owner + Names.Pascal(parameter["name"]!.ToString()));
                    Hoist(schema, owner + Names.Pascal(parameter["name"]!.ToString()));
                }
            }

            foreach (var (body, suffix) in new[] { (operation["requestBody"], "Request"), (operation["responses"]?["200"], "Result") })
            {
                if (Contract.BodySchema(body) is var (_, schema))
                {
                    HoistBelow(schema, owner + suffix);
                    Hoist(schema, owner + suffix);
                }
            }
        }
    }

    /// <summary>Moves an inline class or enum to the named schemas and leaves a reference.</summary>
    private void Hoist(JObject schema, string suggestion)
    {
        if (!SchemaShape.IsEnum(schema) && !SchemaShape.IsClass(schema))
        {
            return;
        }

        var name = schema["x-cs-name"]?.ToString() ?? suggestion;
        var hoisted = (JObject)schema.DeepClone();
        hoisted.Remove("nullable");
        if (_schemas[name] is not JObject existing)
        {
            _schemas[name] = hoisted;
        }
        else if (!SameShape(existing, hoisted))
        {
            problems.Add("SPEC031", schema, $"the inline schema takes the name '{name}', which a different schema has.",
                $"Set x-cs-name to another name in {overlayFile}.");
        }

        foreach (var member in schema.Properties().Where(m => !KeptOnHoist.Contains(m.Name)).ToList())
        {
            member.Remove();
        }

        schema["oneOf"] = new JArray(Contract.ReferenceTo(name));
    }

    private static bool SameShape(JObject one, JObject other) =>
        one["enum"] is JArray mine && other["enum"] is JArray theirs
            ? mine.Select(v => v.ToString()).Order(StringComparer.Ordinal).SequenceEqual(theirs.Select(v => v.ToString()).Order(StringComparer.Ordinal))
            : JToken.DeepEquals(one["properties"], other["properties"]) && JToken.DeepEquals(one["allOf"], other["allOf"]);
}
