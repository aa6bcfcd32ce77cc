using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Changes of alternatives, of parts and of what may not be.</summary>
internal static class CompositionMutations
{
    public static IEnumerable<Mutation> Of(Site site)
    {
        if (site.IsNegated)
        {
            return [];
        }

        return Alternatives(site).Concat(Parts(site)).Concat(Exclusions(site));
    }

    private static IEnumerable<Mutation> Alternatives(Site site)
    {
        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (site.Schema[keyword] is not JsonArray { Count: > 1 } members)
            {
                continue;
            }

            var values = members.Count(m => m!["type"]?.ToString() != "null");
            if (values < members.Count && site.IsPlain)
            {
                yield return ValueMutations.At(site, ("null removed from a union", "null added to a union"),
                    site.Outcome("breaking", "none", "null-removed"), site.Outcome("additive", "breaking", "null-added"),
                    s => s[keyword]!.AsArray().RemoveAll(m => m!["type"]?.ToString() == "null"));
            }

            if (values > 1)
            {
                foreach (var mutation in Several(site, keyword, members.Count))
                {
                    yield return mutation;
                }
            }
        }

        if (site.Schema["$ref"] is JsonValue reference && site.IsPlain && site.Schema.Count == 1)
        {
            yield return ValueMutations.At(site, ("reference made one of two", "one of two left alone"),
                site.Outcome("additive", "breaking", "alternative-added"), site.Outcome("breaking", "breaking", "alternative-removed"), s =>
                {
                    s.Remove("$ref");
                    s["oneOf"] = new JsonArray(new JsonObject { ["$ref"] = reference.ToString() }, new JsonObject { ["type"] = "number" });
                });
        }
    }

    private static IEnumerable<Mutation> Several(Site site, string keyword, int count)
    {
        var (added, removed) = (site.Outcome("additive", "breaking", "alternative-added"), site.Outcome("breaking", "breaking", "alternative-removed"));
        for (var i = 0; i < count; i++)
        {
            var at = i;
            yield return ValueMutations.At(site, ("alternative removed", "removed alternative added"), removed, added, s => s[keyword]!.AsArray().RemoveAt(at));
        }

        if (!site.Has("type"))
        {
            yield return ValueMutations.At(site, ("alternative added", "added alternative removed"), added, removed, s => s[keyword]!.AsArray().Add(new JsonObject { ["type"] = "number" }));
        }

        var (tighter, looser) = (site.Outcome("breaking", "none", "alternatives-made-exclusive"), site.Outcome("additive", "breaking", "alternatives-made-inclusive"));
        void Exchange(JsonObject schema)
        {
            var members = schema[keyword]!.DeepClone();
            schema.Remove(keyword);
            schema[keyword == "anyOf" ? "oneOf" : "anyOf"] = members;
        }

        yield return keyword == "anyOf"
            ? ValueMutations.At(site, ("alternatives made exclusive", "alternatives made inclusive, back"), tighter, looser, Exchange)
            : ValueMutations.At(site, ("alternatives made inclusive", "alternatives made exclusive, back"), looser, tighter, Exchange);
        var other = site.Outcome("breaking", "breaking", "discriminator-changed");
        yield return ValueMutations.At(site, ("discriminator added", "discriminator removed"), other, other,
            s => s["discriminator"] = new JsonObject { ["propertyName"] = "type" });
    }

    private static IEnumerable<Mutation> Parts(Site site)
    {
        if (site.Schema["allOf"] is JsonArray)
        {
            yield return ValueMutations.At(site, ("part with a property added", "part with a property removed"),
                site.Outcome("additive", "additive", "optional-property-added"), site.Outcome("breaking", "breaking", "property-removed"),
                s => s["allOf"]!.AsArray().Add(new JsonObject { ["properties"] = new JsonObject { ["of_a_part"] = new JsonObject { ["type"] = "string" } } }));
        }
    }

    private static IEnumerable<Mutation> Exclusions(Site site)
    {
        var (tighter, looser) = (site.Outcome("breaking", "none", "exclusion-added"), site.Outcome("additive", "breaking", "exclusion-removed"));
        if (site.Has("not"))
        {
            var other = site.Outcome("breaking", "breaking", "exclusion-changed");
            yield return ValueMutations.At(site, ("exclusion removed", "exclusion put back"), looser, tighter, s => s.Remove("not"));
            yield return ValueMutations.At(site, ("exclusion changed", "exclusion changed, back"), other, other, s => s["not"] = new JsonObject { ["enum"] = new JsonArray("other") });
        }
        else if (site is { Type: "string", IsAlternative: false })
        {
            yield return ValueMutations.At(site, ("exclusion added", "exclusion dropped"), tighter, looser, s => s["not"] = new JsonObject { ["enum"] = new JsonArray("forbidden") });
        }
    }
}
