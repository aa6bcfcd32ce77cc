namespace DeepAgents.ContractDrift.Model;

/// <summary>The bounds that a schema may set on a value.</summary>
internal enum Bound
{
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    UniqueItems,
    MinContains,
    MaxContains,
    MinProperties,
    MaxProperties,
}
