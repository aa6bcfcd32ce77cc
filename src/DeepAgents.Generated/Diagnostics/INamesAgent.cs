namespace DeepAgents;

/// <summary>A body that says which agent is to work.</summary>
internal interface INamesAgent
{
    string? AgentId { get; }
}
