using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>Reads the facts of a schema, with everything that it composes without a choice.</summary>
internal sealed class FactsReader
{
    // A schema that composes itself adds nothing the second time.
    private readonly HashSet<IOpenApiSchema> _open = new(ReferenceEqualityComparer.Instance);

    public SchemaFacts Read(SchemaAt at)
    {
        at = at.Resolved();
        var facts = new SchemaFacts();
        if (!_open.Add(at.Schema))
        {
            return facts;
        }

        KeywordReader.Read((OpenApiSchema)at.Schema, at, facts);
        Compositions(at, facts);
        _open.Remove(at.Schema);
        return facts;
    }

    private void Compositions(SchemaAt at, SchemaFacts facts)
    {
        foreach (var part in Members(at, at.Schema.AllOf, "allOf"))
        {
            facts.And(Read(part));
        }

        Union(at, at.Schema.AnyOf, "anyOf", isExclusive: false, facts);
        Union(at, at.Schema.OneOf, "oneOf", isExclusive: true, facts);
    }

    private void Union(SchemaAt at, IList<IOpenApiSchema>? schemas, string keyword, bool isExclusive, SchemaFacts facts)
    {
        if (schemas is not { Count: > 0 })
        {
            return;
        }

        var members = Members(at, schemas, keyword).Select(m => m.Resolved()).Select(m => (At: m, Facts: Read(m))).ToList();
        var values = members.Where(m => !IsNull(m.Facts)).ToList();
        if (values is [var only])
        {
            only.Facts.IsNullable |= members.Count > 1;
            facts.And(only.Facts);
            return;
        }

        facts.IsNullable &= members.Count > values.Count || values.Exists(v => v.Facts.IsNullable);
        if (values.Count > 0)
        {
            facts.Unions.Add(new(isExclusive, [.. values.Select(v => v.At)], Pointer.Append(at.Place, keyword)));
        }
        else
        {
            facts.Types = [];
        }
    }

    private static IEnumerable<SchemaAt> Members(SchemaAt at, IList<IOpenApiSchema>? schemas, string keyword) =>
        (schemas ?? []).Select((schema, i) => at.Child(schema, keyword, i.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static bool IsNull(SchemaFacts facts) => facts is { Types.Count: 0, IsNullable: true };

    /// <summary>Adds what the schemas say by what else they say, once all that hold together are known.</summary>
    public static void Imply(SchemaFacts facts)
    {
        if (facts.Types is null && facts.Unions.Count == 0)
        {
            if (facts.Properties.Count > 0 || facts.Required.Count > 0 || facts.AdditionalProperties.Count > 0 || facts.IsClosed)
            {
                facts.Types = ["object"];
                facts.IsNullable = false;
            }
            else if (facts.Items.Count > 0)
            {
                facts.Types = ["array"];
                facts.IsNullable = false;
            }
        }

        if (facts.Types is { Count: 1 } types && types.Contains("integer"))
        {
            Inclusive(facts, Bound.ExclusiveMinimum, Bound.Minimum, 1);
            Inclusive(facts, Bound.ExclusiveMaximum, Bound.Maximum, -1);
        }
    }

    private static void Inclusive(SchemaFacts facts, Bound exclusive, Bound inclusive, int step)
    {
        if (facts.Bounds.Remove(exclusive, out var bound))
        {
            bound = (step > 0 ? Math.Floor(bound) : Math.Ceiling(bound)) + step;
            facts.Bounds[inclusive] = !facts.Bounds.TryGetValue(inclusive, out var own) ? bound : step > 0 ? Math.Max(own, bound) : Math.Min(own, bound);
        }
    }
}
