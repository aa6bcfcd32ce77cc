namespace DeepAgents.ContractDrift.Model;

/// <summary>
/// What a schema says of a value, whichever way it is spelled: references, compositions of one and flattened compositions are gone.
/// Children are lists, because each part of a composition may say something of the same member.
/// </summary>
internal sealed class SchemaFacts
{
    /// <summary>The types without null; <see langword="null"/> when any will do.</summary>
    public HashSet<string>? Types { get; set; }

    public bool IsNullable { get; set; } = true;

    /// <summary>The values in their one spelling; <see langword="null"/> when there is no list.</summary>
    public HashSet<string>? Enum { get; set; }

    public SortedSet<string> Formats { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Patterns { get; } = new(StringComparer.Ordinal);

    public Dictionary<Bound, decimal> Bounds { get; } = [];

    public string? Default { get; set; }

    public Dictionary<string, List<SchemaAt>> Properties { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>Members by a pattern of their name.</summary>
    public Dictionary<string, List<SchemaAt>> PatternProperties { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether members that are not listed are refused.</summary>
    public bool IsClosed { get; set; }

    public List<SchemaAt> AdditionalProperties { get; } = [];

    public List<SchemaAt> Items { get; } = [];

    public List<SchemaAt> PropertyNames { get; } = [];

    public List<SchemaAt> Not { get; } = [];

    public List<Union> Unions { get; } = [];

    public string? Discriminator { get; set; }

    public bool IsReadOnly { get; set; }

    public bool IsWriteOnly { get; set; }

    /// <summary>Keywords that are compared by their text alone.</summary>
    public Dictionary<string, string> Others { get; } = new(StringComparer.Ordinal);

    /// <summary>Both hold.</summary>
    public void And(SchemaFacts other)
    {
        Types = Types is null || other.Types is null ? Types ?? other.Types : [.. Types.Where(t => Holds(other.Types, t)).Union(other.Types.Where(t => Holds(Types, t)))];
        IsNullable &= other.IsNullable;
        Enum = Enum is null || other.Enum is null ? Enum ?? other.Enum : [.. Enum.Intersect(other.Enum)];
        Formats.UnionWith(other.Formats);
        Patterns.UnionWith(other.Patterns);
        foreach (var (bound, value) in other.Bounds)
        {
            Bounds[bound] = Bounds.TryGetValue(bound, out var own) ? Tighter(bound, own, value) : value;
        }

        Default ??= other.Default;
        Add(Properties, other.Properties);
        Add(PatternProperties, other.PatternProperties);
        Required.UnionWith(other.Required);
        IsClosed |= other.IsClosed;
        AdditionalProperties.AddRange(other.AdditionalProperties);
        Items.AddRange(other.Items);
        PropertyNames.AddRange(other.PropertyNames);
        Not.AddRange(other.Not);
        Unions.AddRange(other.Unions);
        Discriminator ??= other.Discriminator;
        IsReadOnly |= other.IsReadOnly;
        IsWriteOnly |= other.IsWriteOnly;
        foreach (var (name, value) in other.Others)
        {
            Others.TryAdd(name, value);
        }
    }

    /// <summary>Whether every value of a type is of one of the types.</summary>
    public static bool Holds(HashSet<string> types, string type) => types.Contains(type) || (type == "integer" && types.Contains("number"));

    private static decimal Tighter(Bound bound, decimal one, decimal other) => bound switch
    {
        Bound.Maximum or Bound.ExclusiveMaximum or Bound.MaxLength or Bound.MaxItems or Bound.MaxContains or Bound.MaxProperties => Math.Min(one, other),
        _ => Math.Max(one, other),
    };

    private static void Add(Dictionary<string, List<SchemaAt>> into, Dictionary<string, List<SchemaAt>> from)
    {
        foreach (var (name, schemas) in from)
        {
            if (!into.TryAdd(name, [.. schemas]))
            {
                into[name].AddRange(schemas);
            }
        }
    }
}
