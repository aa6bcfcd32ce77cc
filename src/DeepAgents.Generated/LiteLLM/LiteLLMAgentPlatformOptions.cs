namespace DeepAgents.LiteLLM;

/// <summary>
/// Settings of a <see cref="LiteLLMAgentPlatformClient"/>. What is not set here is taken from the environment: the key from
/// <c>LITELLM_AGENT_PLATFORM_KEY</c> (then <c>MASTER_KEY</c>) and, only together with that key, the endpoint from
/// <c>LITELLM_AGENT_PLATFORM_URL</c>. There is no public service, so an endpoint is needed.
/// </summary>
public sealed class LiteLLMAgentPlatformOptions : ClientOptions;
