using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Changes of what a schema says of a value.</summary>
internal static class ValueMutations
{
    private static readonly Dictionary<string, string[]> OtherTypes = new()
    {
        ["string"] = ["boolean", "integer", "object"],
        ["integer"] = ["string", "boolean"],
        ["number"] = ["string", "array"],
        ["boolean"] = ["string", "number"],
        ["array"] = ["string", "boolean"],
        ["object"] = ["string", "boolean"],
    };

    public static IEnumerable<Mutation> Of(Site site) => Types(site).Concat(Nulls(site)).Concat(Formats(site)).Concat(Values(site)).Concat(Defaults(site));

    /// <summary>A mutation of one schema, judged by the ways in which it is reached.</summary>
    public static Mutation At(Site site, (string There, string Back) kind, Outcome there, Outcome back, Action<JsonObject> change) =>
        new(kind, site.Place.ToString(), there, back, root => change(site.Place.Object(root)));

    private static IEnumerable<Mutation> Types(Site site)
    {
        if (site is not { Type: { } type, IsNegated: false } || site.Has("enum") || site.Has("const"))
        {
            yield break;
        }

        foreach (var other in OtherTypes.GetValueOrDefault(type, []))
        {
            yield return At(site, ("type replaced", "type replaced, back"), site.Outcome("breaking", "breaking"), site.Outcome("breaking", "breaking"), s => Retype(s, other));
        }

        if (type == "integer" && !site.IsAlternative)
        {
            yield return At(site, ("integer to number", "number to integer"),
                site.Outcome("additive", "breaking", "type-widened"), site.Outcome("breaking", "none", "type-narrowed"), s => Retype(s, "number"));
        }

        if (type is "string" or "integer" or "number" or "boolean" && site.IsPlain)
        {
            yield return At(site, ("type removed", "type introduced"),
                site.Outcome("additive", "breaking", "type-widened"), site.Outcome("breaking", "none", "type-narrowed"), s => s.Remove("type"));
        }
    }

    private static void Retype(JsonObject schema, string type)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = new JsonArray([.. types.Select(t => t!.ToString() == "null" ? t.DeepClone() : JsonValue.Create(type))]);
        }
        else
        {
            schema["type"] = type;
        }
    }

    private static IEnumerable<Mutation> Nulls(Site site)
    {
        if (!site.IsPlain)
        {
            yield break;
        }

        var (wider, narrower) = (site.Outcome("additive", "breaking", "null-added"), site.Outcome("breaking", "none", "null-removed"));
        if (site.Schema["type"] is JsonValue)
        {
            yield return At(site, ("null added", "null removed"), wider, narrower, s => s["type"] = new JsonArray(s["type"]!.DeepClone(), "null"));
            yield return At(site, ("nullable of 3.0 added", "nullable of 3.0 removed"), wider, narrower, s => s["nullable"] = true);
        }

        if (site.Schema["type"] is JsonArray types && types.Any(t => t!.ToString() == "null"))
        {
            yield return At(site, ("null removed from the types", "null added to the type"), narrower, wider, s => s["type"] = site.Type);
        }

        if (site.Schema["$ref"] is JsonValue reference && site.Schema.Count == 1)
        {
            yield return At(site, ("reference or null", "reference without null"), wider, narrower, s =>
            {
                s.Remove("$ref");
                s["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = reference.ToString() }, new JsonObject { ["type"] = "null" });
            });
        }
    }

    private static IEnumerable<Mutation> Formats(Site site)
    {
        if (site.IsNegated || site.Type != "string" || site.Has("enum") || site.Has("const"))
        {
            yield break;
        }

        var change = site.Outcome("breaking", "breaking", site.IsAlternative ? "" : "format-changed");
        if (site.Has("format"))
        {
            yield return At(site, ("format removed", "format introduced"), change, change, s => s.Remove("format"));
            yield return At(site, ("format replaced", "format replaced, back"), change, change, s => s["format"] = "ipv4");
        }
        else
        {
            yield return At(site, ("format added", "format dropped"), change, change, s => s["format"] = "uri");
        }
    }

    private static IEnumerable<Mutation> Values(Site site)
    {
        if (site.IsNegated)
        {
            yield break;
        }

        var (added, removed) = (site.Outcome("additive", "breaking", "enum-value-added"), site.Outcome("breaking", "breaking", "enum-value-removed"));
        if (site.Schema["enum"] is JsonArray { Count: > 0 } values)
        {
            yield return At(site, ("enum value added", "added enum value removed"), added, removed, s => s["enum"]!.AsArray().Add("another value"));
            yield return At(site, ("enum opened", "enum closed"),
                site.Outcome("additive", "breaking", "enum-opened"), site.Outcome("breaking", "none", "enum-closed"), s => s.Remove("enum"));
            for (var i = 0; i < values.Count; i++)
            {
                var at = i;
                yield return At(site, ("enum value renamed", "enum value renamed, back"), removed, removed, s => s["enum"]![at] = "renamed");
                if (values.Count > 1)
                {
                    yield return At(site, ("enum value removed", "removed enum value added"), removed, added, s => s["enum"]!.AsArray().RemoveAt(at));
                }
            }
        }
        else if (site.Schema["const"] is JsonValue { } constant && constant.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            var other = site.Outcome("breaking", "breaking");
            yield return At(site, ("constant changed", "constant changed, back"), other, other, s => s["const"] = "another value");
        }
        else if (site is { Type: "string", IsAlternative: false })
        {
            yield return At(site, ("values listed", "list of values dropped"),
                site.Outcome("breaking", "none", "enum-closed"), site.Outcome("additive", "breaking", "enum-opened"), s => s["enum"] = new JsonArray("a", "b"));
        }
    }

    private static IEnumerable<Mutation> Defaults(Site site)
    {
        if (site is not { Type: { } type, IsNegated: false, IsAlternative: false } || site.Has("const"))
        {
            yield break;
        }

        JsonNode other = type switch { "integer" or "number" => 17, "boolean" => true, "array" => new JsonArray("x"), "object" => new JsonObject { ["x"] = 1 }, _ => "x" };
        var (breaking, additive) = (site.Outcome("breaking", "breaking"), site.Outcome("additive", "additive"));
        if (site.Schema["default"] is { } own)
        {
            yield return At(site, ("default removed", "default introduced"), breaking with { Kind = "default-removed" }, additive with { Kind = "default-added" }, s => s.Remove("default"));
            if (!JsonNode.DeepEquals(own, other))
            {
                yield return At(site, ("default changed", "default changed, back"), breaking, breaking, s => s["default"] = other.DeepClone());
            }
        }
        else
        {
            yield return At(site, ("default added", "default dropped"), additive, breaking, s => s["default"] = other.DeepClone());
        }
    }
}
