namespace DeepAgents;

/// <summary>Names of OpenTelemetry's conventions for generative AI.</summary>
internal static class GenAITags
{
    public const string OperationName = "gen_ai.operation.name";

    public const string ProviderName = "gen_ai.provider.name";

    public const string AgentId = "gen_ai.agent.id";

    public const string ConversationId = "gen_ai.conversation.id";
}
