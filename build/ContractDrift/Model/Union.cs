namespace DeepAgents.ContractDrift.Model;

/// <summary>Alternatives of which one has to hold.</summary>
/// <param name="IsExclusive">Exactly one, as <c>oneOf</c> says it, not at least one.</param>
internal sealed record Union(bool IsExclusive, IReadOnlyList<SchemaAt> Members, string Place);
