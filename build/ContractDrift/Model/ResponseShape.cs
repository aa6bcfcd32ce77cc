namespace DeepAgents.ContractDrift.Model;

internal sealed record ResponseShape(string Place, IReadOnlyDictionary<string, ContentShape> Content, IReadOnlyDictionary<string, ParameterShape> Headers);
