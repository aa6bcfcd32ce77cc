using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>
/// Writes what a page tells into a copy of our contract, so that the two can be compared: what the page does not speak of (formats,
/// media types, which members are required) stays as we have it.
/// </summary>
internal sealed partial class ProseContract(string source, ProsePage page, JsonObject contract)
{
    /// <summary>Our contract with the page's operation alone, as the page tells it.</summary>
    public JsonObject Write()
    {
        var (path, operation) = Find() ??
            throw new UnreadableSourceException(source, $"the page tells of {page.Method} {page.Path}, which our contract does not have. Add it to the contract, or take the source out.");
        contract["paths"] = new JsonObject { [path] = new JsonObject { [page.Method.ToLowerInvariant()] = operation } };
        Success(operation);
        Body(operation);
        Statuses(operation);
        return contract;
    }

    private (string Path, JsonObject Operation)? Find()
    {
        foreach (var (path, item) in contract["paths"]!.AsObject())
        {
            if (ParameterName().Replace(path, "{}") == ParameterName().Replace(page.Path, "{}") && item![page.Method.ToLowerInvariant()] is JsonObject operation)
            {
                var own = operation.DeepClone().AsObject();
                if (item["parameters"] is JsonArray shared)
                {
                    own["parameters"] = new JsonArray([.. (own["parameters"] as JsonArray ?? []).Concat(shared).Select(p => p!.DeepClone())]);
                }

                return (path, own);
            }
        }

        return null;
    }

    private void Success(JsonObject operation)
    {
        var status = operation["responses"]!.AsObject().Select(r => r.Key).FirstOrDefault(s => s is ['2', ..]);
        if (page.Response.Count > 0 && status is not null && Resolve(operation["responses"]![status]).DeepClone() is JsonObject response)
        {
            operation["responses"]![status] = response;
            Write(response["content"], page.Response);
        }
    }

    private void Body(JsonObject operation)
    {
        if (page.Body.Count > 0 && operation["requestBody"] is { } body && Resolve(body).DeepClone() is JsonObject own)
        {
            operation["requestBody"] = own;
            Write(own["content"], page.Body);
        }
    }

    /// <summary>A page names failures without their bodies, and often not all of them: only new ones are news.</summary>
    private void Statuses(JsonObject operation)
    {
        foreach (var status in page.Statuses)
        {
            operation["responses"]!.AsObject().TryAdd(status, new JsonObject { ["description"] = "" });
        }
    }

    private void Write(JsonNode? content, IReadOnlyList<ProseMember> members)
    {
        if (content is JsonObject { Count: > 0 } media && media.First().Value is JsonObject first)
        {
            var (properties, required) = Members(Resolve(first["schema"]).AsObject());
            var told = members.ToDictionary(m => m.Name, m => ProseType.Of(m, properties.GetValueOrDefault(m.Name), s => Resolve(s).AsObject()), StringComparer.Ordinal);
            first["schema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject([.. told.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Key, t.Value))]),
                ["required"] = new JsonArray([.. required.Where(told.ContainsKey).Union(members.Where(m => m.IsRequired).Select(m => m.Name)).Select(n => JsonValue.Create(n))]),
            };
        }
    }

    /// <summary>The members of a schema and of what it is composed of.</summary>
    private (Dictionary<string, JsonObject> Properties, HashSet<string> Required) Members(JsonObject schema)
    {
        var (properties, required) = (new Dictionary<string, JsonObject>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var part in (schema["allOf"] as JsonArray ?? []).Select(p => Resolve(p).AsObject()))
        {
            var (inherited, needed) = Members(part);
            required.UnionWith(needed);
            foreach (var (name, member) in inherited)
            {
                properties[name] = member;
            }
        }

        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            properties[name] = member!.AsObject();
        }

        required.UnionWith((schema["required"] as JsonArray ?? []).Select(r => r!.ToString()));
        return (properties, required);
    }

    private JsonNode Resolve(JsonNode? node)
    {
        for (var steps = 0; steps < 32 && node?["$ref"] is JsonValue reference; steps++)
        {
            node = contract;
            foreach (var step in reference.ToString().TrimStart('#', '/').Split('/'))
            {
                node = node?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
            }
        }

        return node ?? new JsonObject();
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex ParameterName();
}
