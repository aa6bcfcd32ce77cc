namespace DeepAgents.ContractDrift.Model;

/// <summary>A schema as the comparison sees it. Its children are made when they are asked for, so that a recursive schema ends.</summary>
internal sealed class Shape(string place, string componentName, SchemaFacts facts, ShapeMaker maker)
{
    private static readonly Dictionary<string, Shape> None = [];

    private IReadOnlyDictionary<string, Shape>? _properties;
    private IReadOnlyDictionary<string, Shape>? _patternProperties;
    private IReadOnlyList<UnionShape>? _unions;

    /// <summary>Where it is declared.</summary>
    public string Place => place;

    /// <summary>The name of the component that it is, or empty.</summary>
    public string ComponentName => componentName;

    public SchemaFacts Facts => facts;

    /// <summary>Whether it says nothing at all of its type, and so neither of what is below.</summary>
    public bool IsAny => facts.Types is null && facts.Unions.Count == 0;

    public IReadOnlyDictionary<string, Shape> Properties => _properties ??= Make(facts.Properties);

    public IReadOnlyDictionary<string, Shape> PatternProperties => _patternProperties ??= Make(facts.PatternProperties);

    public IReadOnlyList<UnionShape> Unions =>
        _unions ??= [.. facts.Unions.Select(u => new UnionShape(u.IsExclusive, [.. u.Members.Select(m => maker.Make([m]))], u.Place))];

    public Shape AdditionalProperties => Child(facts.AdditionalProperties, "additionalProperties");

    public Shape Items => Child(facts.Items, "items");

    public Shape PropertyNames => Child(facts.PropertyNames, "propertyNames");

    public Shape? Not => facts.Not.Count == 0 ? null : maker.Make(facts.Not);

    public bool IsRequired(string property) => facts.Required.Contains(property);

    private Shape Child(List<SchemaAt> schemas, string keyword) => schemas.Count > 0 ? maker.Make(schemas) : maker.Anything(Pointer.Append(place, keyword));

    private Dictionary<string, Shape> Make(Dictionary<string, List<SchemaAt>> members) =>
        members.Count == 0 ? None : members.ToDictionary(m => m.Key, m => maker.Make(m.Value), StringComparer.Ordinal);
}
