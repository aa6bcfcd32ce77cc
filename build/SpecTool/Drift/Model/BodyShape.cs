namespace DeepAgents.SpecTool.Drift.Model;

internal sealed record BodyShape(bool IsRequired, string Place, IReadOnlyDictionary<string, ContentShape> Content);
