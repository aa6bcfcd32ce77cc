namespace DeepAgents.LangSmith;

/// <summary>
/// Settings of a <see cref="DeepAgentsClient"/>. What is not set here is taken from the environment: the key from
/// <c>LANGSMITH_API_KEY</c> (then <c>LANGCHAIN_API_KEY</c>) and, only together with that key, the endpoint from
/// <c>LANGSMITH_ENDPOINT</c> (then <c>LANGCHAIN_ENDPOINT</c>). Without an endpoint the public service is used.
/// </summary>
public sealed class DeepAgentsOptions : ClientOptions;
