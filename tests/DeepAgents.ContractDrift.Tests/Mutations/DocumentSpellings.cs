using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Other spellings of a whole contract.</summary>
internal static partial class DocumentSpellings
{
    public static IEnumerable<Mutation> Of(JsonObject contract)
    {
        Mutation At(string kind, Action<JsonObject> change) => Mutation.Spelling(kind, "#/", change);

        yield return At("other title and version", r => r["info"] = new JsonObject { ["title"] = "Other", ["version"] = "99" });
        yield return At("tags removed", r => r.Remove("tags"));
        yield return At("server described otherwise", r => r["servers"]![0]!["description"] = "Other words.");
        yield return At("slash after the server", r => r["servers"]![0]!["url"] += "/");
        yield return At("paths in another order", r => Reverse(r["paths"]!.AsObject()));
        yield return At("components in another order", r => Reverse(r["components"]!["schemas"]!.AsObject()));
        yield return At("unused component", r => r["components"]!["schemas"]!["Unused"] = new JsonObject { ["type"] = "string" });
        yield return At("unused tag and extension", r => r["x-generated-by"] = "somebody");
        yield return At("security scheme renamed", r => Rename(r, "securitySchemes"));
        foreach (var (name, _) in contract["components"]!["schemas"]!.AsObject())
        {
            yield return Mutation.Spelling("component renamed", name, r => Rename(r, name, name + "Renamed"));
        }

        foreach (var (path, _) in contract["paths"]!.AsObject().Where(p => p.Key.Contains('{', StringComparison.Ordinal)))
        {
            yield return Mutation.Spelling("path parameter renamed", path, r => RenameParameters(contract, r, path));
        }

        foreach (var operation in Reachability.Operations(contract))
        {
            foreach (var mutation in OfOperation(contract, operation))
            {
                yield return mutation;
            }
        }
    }

    private static IEnumerable<Mutation> OfOperation(JsonObject contract, JsonPlace operation)
    {
        Mutation At(string kind, Action<JsonObject> change) => Mutation.Spelling(kind, operation.ToString(), r => change(operation.Object(r)));

        yield return At("operation described otherwise", o => o["description"] = "Other words.");
        yield return At("operation summed up otherwise", o => o["summary"] = "Other words.");
        yield return At("operation tagged otherwise", o => o["tags"] = new JsonArray("Other"));
        yield return At("global security repeated", o => o["security"] = contract["security"]!.DeepClone());
        yield return At("global servers repeated", o => o["servers"] = contract["servers"]!.DeepClone());
        yield return At("responses in another order", o => Reverse(o["responses"]!.AsObject()));
        yield return At("operation extension", o => o["x-code-samples"] = new JsonArray("curl"));
        yield return At("operation deprecated: false", o => o["deprecated"] = false);
        foreach (var (status, response) in operation["responses"].Object(contract))
        {
            yield return response!["$ref"] is { } reference
                ? At("response written out", o => o["responses"]![status] = JsonPlace.Of(reference.ToString()).Find(contract)!.DeepClone())
                : Mutation.Spelling("response made a component", operation.ToString(), r =>
                {
                    r["components"]!["responses"] ??= new JsonObject();
                    r["components"]!["responses"]!["Extracted"] = response.DeepClone();
                    operation.Object(r)["responses"]![status] = new JsonObject { ["$ref"] = "#/components/responses/Extracted" };
                });
        }

        if (operation["requestBody"].Find(contract) is JsonObject body && body["content"] is JsonObject { Count: 1 } content)
        {
            yield return At("media type with a character set", o =>
            {
                var own = o["requestBody"]!["content"]!.AsObject();
                var media = own.First().Value!.DeepClone();
                own.Clear();
                own[content.First().Key + "; charset=utf-8"] = media;
            });
            yield return Mutation.Spelling("request body made a component", operation.ToString(), r =>
            {
                r["components"]!["requestBodies"] = new JsonObject { ["Extracted"] = body.DeepClone() };
                operation.Object(r)["requestBody"] = new JsonObject { ["$ref"] = "#/components/requestBodies/Extracted" };
            });
        }
    }

    private static void Rename(JsonObject root, string old, string now)
    {
        var schemas = root["components"]!["schemas"]!.AsObject();
        var moved = schemas[old]!.DeepClone();
        schemas.Remove(old);
        schemas[now] = moved;
        References(root, $"#/components/schemas/{old}", $"#/components/schemas/{now}");
    }

    private static void Rename(JsonObject root, string holder)
    {
        var schemes = root["components"]![holder]!.AsObject();
        var (name, scheme) = schemes.First();
        var moved = scheme!.DeepClone();
        schemes.Remove(name);
        schemes["renamed"] = moved;
        root["security"] = new JsonArray(new JsonObject { ["renamed"] = new JsonArray() });
    }

    private static void References(JsonNode? node, string old, string now)
    {
        switch (node)
        {
            case JsonObject members:
                if (members["$ref"] is JsonValue reference && reference.ToString() == old)
                {
                    members["$ref"] = now;
                }

                foreach (var member in members.ToList())
                {
                    References(member.Value, old, now);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    References(item, old, now);
                }

                break;
        }
    }

    private static void RenameParameters(JsonObject contract, JsonObject root, string path)
    {
        var item = root["paths"]![path]!.DeepClone();
        root["paths"]!.AsObject().Remove(path);
        root["paths"]![ParameterName().Replace(path, m => $"{{{m.Groups[1].Value}_renamed}}")] = item;
        var lists = item.AsObject().Select(m => m.Value).OfType<JsonObject>().Select(o => o["parameters"]).Append(item["parameters"]).OfType<JsonArray>();
        foreach (var list in lists)
        {
            for (var i = 0; i < list.Count; i++)
            {
                var own = (list[i]!["$ref"] is { } reference ? JsonPlace.Of(reference.ToString()).Find(contract)! : list[i]!).DeepClone();
                if (own["in"]!.ToString() == "path")
                {
                    own["name"] += "_renamed";
                    list[i] = own;
                }
            }
        }
    }

    private static void Reverse(JsonObject found)
    {
        var members = found.Select(m => (m.Key, Value: m.Value?.DeepClone())).Reverse().ToList();
        found.Clear();
        foreach (var (name, value) in members)
        {
            found[name] = value;
        }
    }

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex ParameterName();
}
