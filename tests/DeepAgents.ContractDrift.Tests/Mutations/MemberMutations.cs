using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Changes of the members of an object and of the items of an array.</summary>
internal static class MemberMutations
{
    // Keywords as names: they are members like any other.
    private static readonly string[] NewNames = ["brand_new", "description", "title", "default", "example", "x-note", "required", "$ref"];

    public static IEnumerable<Mutation> Of(Site site)
    {
        if (site.IsNegated)
        {
            yield break;
        }

        foreach (var mutation in Added(site).Concat(Existing(site)).Concat(Others(site)).Concat(Items(site)))
        {
            yield return mutation;
        }
    }

    private static IEnumerable<Mutation> Added(Site site)
    {
        if (site.Schema["properties"] is not JsonObject properties)
        {
            yield break;
        }

        var removed = site.Outcome("breaking", "breaking");
        foreach (var name in NewNames.Where(n => !properties.ContainsKey(n)))
        {
            yield return ValueMutations.At(site, (name == "brand_new" ? "optional property added" : "property called like a keyword added", "added property removed"),
                site.Outcome("additive", "additive", "optional-property-added"), removed, s => s["properties"]![name] = new JsonObject { ["type"] = "string" });
        }

        yield return ValueMutations.At(site, ("required property added", "required property dropped"),
            site.Outcome("breaking", "additive", "required-property-added"), removed, s =>
            {
                s["properties"]!["brand_new"] = new JsonObject { ["type"] = "string" };
                Required(s).Add("brand_new");
            });
    }

    private static IEnumerable<Mutation> Existing(Site site)
    {
        var required = (site.Schema["required"] as JsonArray ?? []).Select(r => r!.ToString()).ToHashSet();
        foreach (var (name, member) in site.Schema["properties"] as JsonObject ?? [])
        {
            var isRequired = required.Contains(name);
            var gone = site.Outcome("breaking", "breaking");
            yield return ValueMutations.At(site, (isRequired ? "required property removed" : "optional property removed", "removed property added"), gone,
                isRequired ? site.Outcome("breaking", "additive") : site.Outcome("additive", "additive"), s =>
                {
                    s["properties"]!.AsObject().Remove(name);
                    Drop(s, name);
                });
            yield return ValueMutations.At(site, ("property renamed", "property renamed, back"), gone, gone, s =>
            {
                var moved = s["properties"]![name]!.DeepClone();
                s["properties"]!.AsObject().Remove(name);
                s["properties"]![name + "_renamed"] = moved;
                if (isRequired)
                {
                    Drop(s, name);
                    Required(s).Add(name + "_renamed");
                }
            });
            var (tighter, looser) = (site.Outcome("breaking", "none", "property-became-required"), site.Outcome("additive", "breaking", "property-became-optional"));
            yield return isRequired
                ? ValueMutations.At(site, ("property made optional", "property made required, back"), looser, tighter, s => Drop(s, name))
                : ValueMutations.At(site, ("property made required", "property made optional, back"), tighter, looser, s => Required(s).Add(name));
            if (member is JsonObject && !member.AsObject().ContainsKey("$ref"))
            {
                var backwards = isRequired ? "breaking" : "additive";
                yield return ValueMutations.At(site, ("property made read-only", "property no longer read-only"),
                    site.Outcome("breaking", "same"), site.Outcome(backwards, "same"), s => s["properties"]![name]!["readOnly"] = true);
                yield return ValueMutations.At(site, ("property made write-only", "property no longer write-only"),
                    site.Outcome("same", "breaking"), site.Outcome("same", "additive"), s => s["properties"]![name]!["writeOnly"] = true);
            }
        }
    }

    private static IEnumerable<Mutation> Others(Site site)
    {
        if (site.Type != "object" || !site.IsPlain)
        {
            yield break;
        }

        var (closed, opened) = (site.Outcome("breaking", "none", "other-members-forbidden"), site.Outcome("additive", "breaking", "other-members-allowed"));
        if (site.Schema["additionalProperties"] is JsonObject { Count: > 0 })
        {
            yield return ValueMutations.At(site, ("other members of any type", "other members of one type"),
                site.Outcome("additive", "breaking", "type-widened"), site.Outcome("breaking", "none", "type-narrowed"), s => s["additionalProperties"] = true);
        }
        else if (site.Schema["additionalProperties"] is JsonValue flag && !flag.GetValue<bool>())
        {
            yield return ValueMutations.At(site, ("other members allowed", "other members refused"), opened, closed, s => s["additionalProperties"] = true);
        }
        else
        {
            yield return ValueMutations.At(site, ("other members forbidden", "other members let in"), closed, opened, s => s["additionalProperties"] = false);
            yield return ValueMutations.At(site, ("other members typed", "other members untyped"),
                site.Outcome("breaking", "none", "type-narrowed"), site.Outcome("additive", "breaking", "type-widened"),
                s => s["additionalProperties"] = new JsonObject { ["type"] = "integer" });
        }
    }

    private static IEnumerable<Mutation> Items(Site site)
    {
        if (site.Schema["items"] is JsonObject { Count: > 0 } && !site.IsAlternative)
        {
            yield return ValueMutations.At(site, ("items untyped", "items typed"),
                site.Outcome("additive", "breaking", "type-widened"), site.Outcome("breaking", "none", "type-narrowed"), s => s.Remove("items"));
        }
    }

    private static JsonArray Required(JsonObject schema)
    {
        schema["required"] ??= new JsonArray();
        return schema["required"]!.AsArray();
    }

    private static void Drop(JsonObject schema, string name)
    {
        if (schema["required"] is JsonArray required && required.FirstOrDefault(r => r!.ToString() == name) is { } found)
        {
            required.Remove(found);
        }
    }
}
