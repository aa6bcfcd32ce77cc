using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>Makes one shape for each schema of a document.</summary>
internal sealed class ShapeMaker
{
    private readonly Dictionary<IReadOnlyList<IOpenApiSchema>, Shape> _made = new(new SchemaIdentity());
    private readonly Dictionary<string, Shape> _anything = new(StringComparer.Ordinal);

    /// <summary>The shape of a value for which all of the schemas hold.</summary>
    public Shape Make(IReadOnlyList<SchemaAt> schemas)
    {
        var resolved = schemas.Select(s => s.Resolved()).ToList();
        var key = resolved.Select(s => s.Schema).ToList();
        if (_made.TryGetValue(key, out var known))
        {
            return known;
        }

        var facts = new FactsReader().Read(resolved[0]);
        foreach (var schema in resolved.Skip(1))
        {
            facts.And(new FactsReader().Read(schema));
        }

        FactsReader.Imply(facts);
        return _made[key] = new(Declared(resolved[0]), resolved[0].ComponentName, facts, this);
    }

    /// <summary>A schema that is not there.</summary>
    public Shape Anything(string place) => _anything.TryGetValue(place, out var known) ? known : _anything[place] = new(place, "", new(), this);

    /// <summary>A composition of nothing but one reference is declared where the reference leads.</summary>
    private static string Declared(SchemaAt at)
    {
        for (var steps = 0; steps < 32 && at.Schema is OpenApiSchema { Type: null, AllOf: [{ } only], Properties: null or { Count: 0 }, AnyOf: null or { Count: 0 } }; steps++)
        {
            at = at.Child(only, "allOf", "0").Resolved();
        }

        return at.Place;
    }
}
