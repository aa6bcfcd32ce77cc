using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Other spellings of one schema.</summary>
internal static class SchemaSpellings
{
    public static IEnumerable<Mutation> Of(JsonObject contract, Site site)
    {
        var schema = site.Schema;
        Mutation At(string kind, Action<JsonObject> change) => Mutation.Spelling(kind, site.Place.ToString(), root => change(site.Place.Object(root)));

        yield return At("description changed", s => s["description"] = "Other words.");
        yield return At("title added", s => s["title"] = "A title");
        yield return At("extension added", s => s["x-internal"] = new JsonObject { ["a"] = 1 });
        if (!site.Has("$ref"))
        {
            yield return At("example added", s => s["example"] = "anything");
            yield return At("wrapped in allOf", s => Wrap(s, "allOf"));
            yield return At("wrapped in oneOf", s => Wrap(s, "oneOf"));
            yield return At("deprecated: false", s => s["deprecated"] = false);
            yield return Mutation.Spelling("made a component", site.Place.ToString(), root =>
            {
                root["components"]!["schemas"]!["Extracted"] = site.Place.Object(root).DeepClone();
                var own = site.Place.Object(root);
                own.Clear();
                own["$ref"] = "#/components/schemas/Extracted";
            });
        }
        else
        {
            yield return At("reference in allOf", s => Wrap(s, "allOf"));
            yield return At("reference in anyOf", s => Wrap(s, "anyOf"));
            yield return Mutation.Spelling("reference written out", site.Place.ToString(), root =>
            {
                var own = site.Place.Object(root);
                var target = JsonPlace.Of(own["$ref"]!.ToString()).Object(root);
                own.Remove("$ref");
                foreach (var (name, value) in target)
                {
                    own.TryAdd(name, value?.DeepClone());
                }
            });
        }

        foreach (var mutation in Types(site, At).Concat(Defaults(site, At)).Concat(Orders(site, At)))
        {
            yield return mutation;
        }

        if (schema["allOf"] is JsonArray parts && !schema.ContainsKey("properties"))
        {
            yield return Mutation.Spelling("allOf flattened", site.Place.ToString(), root => Flatten(contract, site.Place.Object(root), parts));
        }
    }

    private static IEnumerable<Mutation> Types(Site site, Func<string, Action<JsonObject>, Mutation> at)
    {
        if (site.Schema["type"] is JsonValue type)
        {
            yield return at("type as a list", s => s["type"] = new JsonArray(type.ToString()));
            yield return at("nullable: false", s => s["nullable"] = false);
        }

        if (site.Schema["type"] is JsonArray types && types.Any(t => t!.ToString() == "null") && site.Type is { } only)
        {
            yield return at("nullable instead of a type list", s =>
            {
                s["type"] = only;
                s["nullable"] = true;
            });
            yield return at("null first", s => s["type"] = new JsonArray("null", only));
            if (!site.IsAlternative)
            {
                yield return at("union with null instead of a type list", s =>
                {
                    var value = s.DeepClone().AsObject();
                    value["type"] = only;
                    s.Clear();
                    s["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" });
                });
            }
        }

        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (site.Schema[keyword] is JsonArray { Count: 2 } members && members[1]!["type"]?.ToString() == "null" && members[0]!["$ref"] is { } reference)
            {
                yield return at("nullable beside a reference", s =>
                {
                    s.Remove(keyword);
                    s["allOf"] = new JsonArray(new JsonObject { ["$ref"] = reference.ToString() });
                    s["nullable"] = true;
                });
                yield return at("the other keyword for a union with null", s =>
                {
                    var union = s[keyword]!.DeepClone();
                    s.Remove(keyword);
                    s[keyword == "anyOf" ? "oneOf" : "anyOf"] = union;
                });
            }
        }

        if (site.Schema["const"] is JsonValue constant)
        {
            yield return at("enum instead of const", s =>
            {
                s.Remove("const");
                s["enum"] = new JsonArray(constant.DeepClone());
            });
        }

        if (site.Schema["enum"] is JsonArray { Count: 1 } one)
        {
            yield return at("const instead of enum", s =>
            {
                s.Remove("enum");
                s["const"] = one[0]!.DeepClone();
            });
        }
    }

    private static IEnumerable<Mutation> Defaults(Site site, Func<string, Action<JsonObject>, Mutation> at)
    {
        switch (site.Type)
        {
            case "object":
                if (!site.Has("additionalProperties"))
                {
                    yield return at("additionalProperties: true written", s => s["additionalProperties"] = true);
                    yield return at("additionalProperties: {} written", s => s["additionalProperties"] = new JsonObject());
                }
                else if (site.Schema["additionalProperties"] is JsonValue open && open.GetValue<bool>())
                {
                    yield return at("additionalProperties: true left out", s => s.Remove("additionalProperties"));
                }

                if (!site.Has("required"))
                {
                    yield return at("empty required", s => s["required"] = new JsonArray());
                }

                break;
            case "array":
                yield return at(site.Has("items") ? "uniqueItems: false" : "items: {}", s => s[site.Has("items") ? "uniqueItems" : "items"] = site.Has("items") ? false : new JsonObject());
                break;
            case "string" when !site.Has("minLength"):
                yield return at("minLength: 0", s => s["minLength"] = 0);
                break;
        }

        foreach (var keyword in new[] { "minimum", "maximum", "default", "maxItems", "minLength" })
        {
            if (site.Schema[keyword] is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            {
                if (keyword is "minimum" or "maximum" or "default")
                {
                    yield return at("25.0 for 25", s => s[keyword] = JsonNode.Parse(number + ".0"));
                }

                if (keyword == "minimum" && site.Type == "integer")
                {
                    yield return at("exclusive bound of an integer", s =>
                    {
                        s.Remove(keyword);
                        s["exclusiveMinimum"] = number.GetValue<int>() - 1;
                    });
                }
            }
        }
    }

    private static IEnumerable<Mutation> Orders(Site site, Func<string, Action<JsonObject>, Mutation> at)
    {
        if (site.Schema.Count > 1)
        {
            yield return at("keys in another order", Reverse);
        }

        foreach (var keyword in new[] { "enum", "required", "oneOf", "anyOf" })
        {
            if (site.Schema[keyword] is JsonArray { Count: > 1 })
            {
                yield return at($"{keyword} in another order", s => s[keyword] = new JsonArray([.. s[keyword]!.AsArray().Reverse().Select(v => v?.DeepClone())]));
            }
        }

        if (site.Schema["properties"] is JsonObject { Count: > 1 })
        {
            yield return at("properties in another order", s => Reverse(s["properties"]!.AsObject()));
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

    private static void Wrap(JsonObject schema, string keyword)
    {
        var inner = schema.DeepClone();
        schema.Clear();
        schema[keyword] = new JsonArray(inner);
    }

    private static void Flatten(JsonObject contract, JsonObject schema, JsonArray parts)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var part in parts)
        {
            var found = part!["$ref"] is { } reference ? JsonPlace.Of(reference.ToString()).Object(contract) : part.AsObject();
            foreach (var (name, member) in found["properties"]!.AsObject())
            {
                properties[name] = member!.DeepClone();
            }

            foreach (var name in found["required"] as JsonArray ?? [])
            {
                required.Add(name!.DeepClone());
            }
        }

        schema.Remove("allOf");
        schema["type"] = "object";
        schema["properties"] = properties;
        schema["required"] = required;
    }
}
