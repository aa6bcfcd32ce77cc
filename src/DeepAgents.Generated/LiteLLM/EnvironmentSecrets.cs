namespace DeepAgents.LiteLLM;

public partial class CreatePlatformAgentRequest : IHasSecrets
{
    IEnumerable<string?> IHasSecrets.Secrets => EnvVars?.Values ?? [];
}

public partial class UpdatePlatformAgentRequest : IHasSecrets
{
    IEnumerable<string?> IHasSecrets.Secrets => EnvVars?.Values ?? [];
}

public partial class CreatePlatformSessionRequest : IHasSecrets
{
    IEnumerable<string?> IHasSecrets.Secrets => EnvVars?.Values ?? [];
}
