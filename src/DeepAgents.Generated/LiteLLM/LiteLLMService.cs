namespace DeepAgents.LiteLLM;

/// <summary>What the transport has to know of the LiteLLM Agent Platform.</summary>
internal static class LiteLLMService
{
    public static readonly ServiceProfile Profile = new()
    {
        Name = "DeepAgents.LiteLLM",
        OptionsName = nameof(LiteLLMAgentPlatformOptions),
        BasePath = "",
        KnownPaths = ["/api/v1/managed_agents"],
        KeyVariables = ["LITELLM_AGENT_PLATFORM_KEY", "MASTER_KEY"],
        EndpointVariables = ["LITELLM_AGENT_PLATFORM_URL"],
        KeyHeader = "Authorization",
        KeyPrefix = "Bearer ",
        Errors = LiteLLMErrors.Knowledge,
        GenAI = new GenAIKnowledge
        {
            Provider = "litellm",
            Operations = new Dictionary<string, string>
            {
                ["PlatformAgents.Create"] = "create_agent",
                ["PlatformSessions.SendMessage"] = "invoke_agent",
                ["PlatformSessions.StreamMessage"] = "invoke_agent",
            },
            PathTags = new Dictionary<string, string>
            {
                ["agent_id"] = GenAITags.AgentId,
                ["session_id"] = GenAITags.ConversationId,
            },
        },
    };
}
