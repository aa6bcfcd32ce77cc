namespace DeepAgents.ContractDrift.Model;

internal sealed record BodyShape(bool IsRequired, string Place, IReadOnlyDictionary<string, ContentShape> Content);
