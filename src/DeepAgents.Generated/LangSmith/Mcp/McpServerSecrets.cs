namespace DeepAgents.LangSmith;

public partial class CreateMcpServerRequest : IHasSecrets
{
    IEnumerable<string?> IHasSecrets.Secrets => Headers?.Select(header => header?.Value) ?? [];
}

public partial class UpdateMcpServerRequest : IHasSecrets
{
    IEnumerable<string?> IHasSecrets.Secrets => Headers?.Select(header => header?.Value) ?? [];
}
