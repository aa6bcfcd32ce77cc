namespace DeepAgents.ContractDrift.Model;

/// <summary>The alternatives of a union, null among them not counted.</summary>
internal sealed record UnionShape(bool IsExclusive, IReadOnlyList<Shape> Members, string Place);
