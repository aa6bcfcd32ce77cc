using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>
/// Settles what may be absent. A response may lack anything: servers do omit what their contract requires, and a model that throws
/// then loses the whole answer. A request must have what the contract requires, and in a PATCH a member that may be null has three
/// states.
/// </summary>
internal sealed class DirectionPass
{
    private readonly JObject _document;
    private readonly JObject _schemas;

    private readonly HashSet<string> _sent = [];
    private readonly HashSet<string> _patched = [];
    private readonly HashSet<string> _read = [];

    private DirectionPass(JObject document)
    {
        _document = document;
        _schemas = Contract.Schemas(document);
    }

    /// <summary>Drops the schemas that no request and no successful response holds.</summary>
    public static void Prune(JObject document)
    {
        var pass = new DirectionPass(document);
        pass.Walk();
        foreach (var schema in pass._schemas.Properties().Where(s => !pass._sent.Contains(s.Name) && !pass._read.Contains(s.Name)).ToList())
        {
            schema.Remove();
        }
    }

    public static void Settle(JObject document)
    {
        var pass = new DirectionPass(document);
        pass.Walk();
        foreach (var (name, schema) in pass._schemas)
        {
            // The parts of a composition are one class, whichever of them says what is required.
            var parts = Contract.Parts((JObject)schema!).ToList();
            var required = parts.SelectMany(part => part["required"] as JArray ?? []).Select(r => r.ToString()).ToHashSet();
            foreach (var part in parts)
            {
                pass.Settle(part, name, required);
            }
        }
    }

    private void Walk()
    {
        foreach (var (_, verb, _, operation) in Contract.Operations(_document))
        {
            if (Contract.BodySchema(operation["requestBody"]) is var (_, request))
            {
                Reach(request, _sent);
                if (verb == "patch")
                {
                    Reach(request, _patched);
                }
            }

            if (Contract.BodySchema(operation["responses"]?["200"]) is var (_, response))
            {
                Reach(response, _read);
            }

            foreach (var parameter in operation["parameters"] as JArray ?? [])
            {
                Reach(parameter["schema"] as JObject, _sent);
            }
        }
    }

    private void Reach(JObject? schema, HashSet<string> found)
    {
        if (schema is null || (Contract.ReferencedName(schema) is { } name && (!found.Add(name) || _schemas[name] is null)))
        {
            return;
        }

        if (Contract.ReferencedName(schema) is { } reference)
        {
            Reach(_schemas[reference] as JObject, found);
            return;
        }

        foreach (var (_, child) in Contract.Children(schema))
        {
            Reach(child, found);
        }
    }

    private void Settle(JObject schema, string name, HashSet<string> required)
    {
        bool isSent = _sent.Contains(name), isRead = _read.Contains(name);
        schema.Remove("required");
        var neverNull = new JArray();
        foreach (var property in (schema["properties"] as JObject)?.Properties() ?? [])
        {
            var member = (JObject)property.Value;
            var isRequired = required.Contains(property.Name);
            var isNullable = member["nullable"]?.Value<bool>() == true;
            member["x-cs-required"] = isSent && isRequired && !isNullable;
            member["x-cs-must-set"] = isSent && isRequired && !isRead && !isNullable;
            member["x-cs-always"] = isSent && isRequired && isNullable;
            member["x-cs-optional"] = _patched.Contains(name) && !isRead && !isRequired && isNullable;
            if (isSent && isRequired && !isRead && !isNullable && !IsValueType(member))
            {
                neverNull.Add(property.Name);
            }
        }

        if (neverNull.Count > 0)
        {
            schema["required"] = neverNull;
        }
    }

    /// <summary>Whether C# has a default for it that looks like a value: unless it is nullable, one that was forgotten would be sent.</summary>
    private bool IsValueType(JObject member)
    {
        var name = Contract.ReferencedName(member) ?? Contract.ReferencedName((member["oneOf"] as JArray)?.FirstOrDefault());
        return name is not null
            ? _schemas[name] is JObject schema && SchemaShape.IsEnum(schema)
            : member["type"]?.ToString() is "integer" or "number" or "boolean" || member["format"]?.ToString() == "date-time";
    }
}
