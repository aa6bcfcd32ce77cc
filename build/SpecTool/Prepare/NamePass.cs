using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>
/// Gives every class and enum a name: renames what the overlay renames, hoists inline ones, and puts named lists, maps and plain
/// values in the place of their references, because C# has no names for them.
/// </summary>
internal sealed class NamePass(JObject document, string overlayFile, Problems problems)
{
    // What is said of the member, not of its type.
    private static readonly string[] KeptOnHoist = ["description", "nullable", "deprecated", "x-cs-member"];

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
        Check();
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
        foreach (var (_, _, _, operation) in Contract.Operations(document))
        {
            var owner = operation["operationId"]!.ToString().Replace("_", "", StringComparison.Ordinal);
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

    private void CheckMembers(JProperty schema)
    {
        var parts = (schema.Value["allOf"] as JArray)?.OfType<JObject>().Append((JObject)schema.Value) ?? [(JObject)schema.Value];
        var members = parts.SelectMany(part => (part["properties"] as JObject)?.Properties() ?? []).ToList();
        foreach (var names in members.GroupBy(m => m.Value["x-cs-member"]?.ToString() ?? Names.Property(m.Name, schema.Name), m => m.Name, StringComparer.Ordinal))
        {
            if (names.Count() > 1)
            {
                problems.Add("SPEC034", schema.Value, $"the members {string.Join(" and ", names)} would both be called {names.Key}.", $"Set x-cs-member on one of them in {overlayFile}.");
            }
            else if (!Names.IsTypeName(names.Key))
            {
                problems.Add("SPEC035", schema.Value, $"the member '{names.First()}' makes no C# name.", $"Set x-cs-member on it in {overlayFile}.");
            }
        }
    }

    private void CheckValues(JProperty schema)
    {
        var values = schema.Value["x-enumNames"] is null ? schema.Value["enum"] as JArray ?? [] : [];
        foreach (var clash in values.Select(v => v.ToString()).GroupBy(v => Names.Member(v, schema.Name), StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add("SPEC036", schema.Value, $"the values {string.Join(" and ", clash)} would both be called {clash.Key}.", $"Set x-enumNames, a name for every value, in {overlayFile}.");
        }
    }

    private static bool SameShape(JObject one, JObject other) =>
        one["enum"] is JArray mine && other["enum"] is JArray theirs
            ? mine.Select(v => v.ToString()).Order(StringComparer.Ordinal).SequenceEqual(theirs.Select(v => v.ToString()).Order(StringComparer.Ordinal))
            : JToken.DeepEquals(one["properties"], other["properties"]);

    private void Check()
    {
        foreach (var schema in _schemas.Properties())
        {
            if (!Names.IsTypeName(schema.Name))
            {
                problems.Add("SPEC032", schema.Value, $"'{schema.Name}' is no C# type name of ours (Pascal case, no underscore).", $"Set x-cs-name in {overlayFile}.");
            }
            else if (Names.IsTaken(schema.Name))
            {
                problems.Add("SPEC033", schema.Value, $"'{schema.Name}' is also a type that implicit usings import, so every use would be ambiguous.", $"Set x-cs-name in {overlayFile}.");
            }

            CheckMembers(schema);
            CheckValues(schema);
        }
    }
}
