using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>Changes of the bounds of a value: each makes it narrower, and backwards wider, or the other way round.</summary>
internal static class BoundMutations
{
    private static readonly (string Keyword, string[] Types, JsonNode Value)[] Added =
    [
        ("maximum", ["integer", "number"], 1000), ("minimum", ["integer", "number"], 1), ("exclusiveMinimum", ["number"], 0), ("exclusiveMaximum", ["number"], 9),
        ("multipleOf", ["integer", "number"], 5), ("maxLength", ["string"], 100), ("minLength", ["string"], 1), ("pattern", ["string"], "^[a-z]+$"),
        ("maxItems", ["array"], 100), ("minItems", ["array"], 1), ("uniqueItems", ["array"], true),
        ("maxProperties", ["object"], 100), ("minProperties", ["object"], 1),
    ];

    private static readonly string[] Numbers = ["maximum", "minimum", "maxLength", "minLength", "maxItems", "minItems", "maxProperties"];

    public static IEnumerable<Mutation> Of(Site site)
    {
        // What narrows an alternative may turn it into another one, whose label is another.
        if (site.IsNegated || site.IsAlternative)
        {
            yield break;
        }

        foreach (var (keyword, types, value) in Added.Where(a => site.Type is { } type && a.Types.Contains(type) && !site.Has(a.Keyword)))
        {
            yield return ValueMutations.At(site, ($"{keyword} added", $"{keyword} dropped"), Narrower(site), Wider(site), s => s[keyword] = value.DeepClone());
        }

        foreach (var keyword in Numbers.Where(site.Has))
        {
            var number = site.Schema[keyword]!.GetValue<int>();
            var isUpper = keyword.StartsWith("max", StringComparison.Ordinal);
            yield return Changed(site, (isUpper ? $"{keyword} lowered" : $"{keyword} raised", isUpper ? $"{keyword} raised" : $"{keyword} lowered"),
                Narrower(site), Wider(site), keyword, isUpper ? number - 1 : number + 1);
            yield return ValueMutations.At(site, ($"{keyword} removed", $"{keyword} introduced"), Wider(site), Narrower(site), s => s.Remove(keyword));
        }

        if (site.Has("pattern"))
        {
            var other = site.Outcome("breaking", "breaking", "pattern-changed");
            yield return ValueMutations.At(site, ("pattern removed", "pattern introduced"),
                site.Outcome("additive", "breaking", "pattern-removed"), site.Outcome("breaking", "none", "pattern-added"), s => s.Remove("pattern"));
            yield return Changed(site, ("pattern changed", "pattern changed, back"), other, other, "pattern", "^other$");
        }
    }

    private static Mutation Changed(Site site, (string There, string Back) kind, Outcome there, Outcome back, string keyword, JsonNode value) =>
        ValueMutations.At(site, kind, there, back, s => s[keyword] = value.DeepClone());

    private static Outcome Narrower(Site site) => site.Outcome("breaking", "none");

    private static Outcome Wider(Site site) => site.Outcome("additive", "breaking");
}
