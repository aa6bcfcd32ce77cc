namespace DeepAgents.LangSmith;

/// <summary>What the transport has to know of LangSmith Managed Deep Agents.</summary>
internal static class LangSmithService
{
    public static readonly ServiceProfile Profile = new()
    {
        Name = "DeepAgents.LangSmith",
        OptionsName = nameof(DeepAgentsOptions),
        DefaultEndpoint = new Uri("https://api.smith.langchain.com/v1/deepagents"),
        BasePath = "/v1/deepagents",
        KeyVariables = ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY"],
        EndpointVariables = ["LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT"],
        KeyHeader = "X-Api-Key",
        Errors = LangSmithErrors.Knowledge,
        GenAI = new GenAIKnowledge
        {
            Provider = "langsmith",
            Operations = new Dictionary<string, string>
            {
                ["Agents.Create"] = "create_agent",
                ["Agents.Clone"] = "create_agent",
                ["Runs.Create"] = "invoke_agent",
                ["Runs.CreateWithThread"] = "invoke_agent",
                ["Runs.Stream"] = "invoke_agent",
            },
            PathTags = new Dictionary<string, string>
            {
                ["agent_id"] = GenAITags.AgentId,
                ["thread_id"] = GenAITags.ConversationId,
            },
        },
    };
}
