namespace DeepAgents.SpecTool.Tests;

/// <summary>The operations of both services on the day that the contracts were written. A change here is a change of the package.</summary>
internal static class FrozenOperations
{
    public static readonly string[] LangSmith =
    [
        "GET /agents", "POST /agents", "GET /agents/{agent_id}", "PATCH /agents/{agent_id}", "DELETE /agents/{agent_id}",
        "POST /agents/{agent_id}/clone", "GET /agents/{agent_id}/health",
        "GET /threads", "POST /threads", "POST /threads/bulk-modify", "GET /threads/count", "POST /threads/search",
        "GET /threads/{thread_id}", "PATCH /threads/{thread_id}", "DELETE /threads/{thread_id}",
        "POST /threads/runs", "POST /threads/{thread_id}/runs", "POST /threads/{thread_id}/runs/stream", "POST /threads/{thread_id}/resolve-interrupt",
        "GET /mcp-servers", "POST /mcp-servers", "GET /mcp-servers/{mcp_server_id}", "PATCH /mcp-servers/{mcp_server_id}",
        "DELETE /mcp-servers/{mcp_server_id}", "POST /mcp-servers/{mcp_server_id}/oauth-provider", "GET /mcp/tools",
        "POST /auth-sessions", "GET /auth-sessions/{session_id}",
    ];

    /// <summary>Of the LiteLLM platform, from its source; the other facts do not speak of them.</summary>
    public static readonly string[] SkillsAndMemory =
    [
        "GET /api/v1/skills", "POST /api/v1/skills", "GET /api/v1/skills/{skill_id}", "PATCH /api/v1/skills/{skill_id}", "DELETE /api/v1/skills/{skill_id}",
        "POST /api/v1/managed_agents/agents/{agent_id}/skill", "DELETE /api/v1/managed_agents/agents/{agent_id}/skill",
        "GET /api/v1/managed_agents/agents/{agent_id}/memory", "POST /api/v1/managed_agents/agents/{agent_id}/memory",
        "PATCH /api/v1/managed_agents/agents/{agent_id}/memory/{memory_id}", "DELETE /api/v1/managed_agents/agents/{agent_id}/memory/{memory_id}",
    ];

    public static readonly string[] LiteLLM =
    [
        .. SkillsAndMemory,
        .. from operation in new[]
        {
            "GET agents", "POST agents", "GET agents/{agent_id}", "PATCH agents/{agent_id}", "DELETE agents/{agent_id}", "POST agents/{agent_id}/session",
            "GET sessions", "GET sessions/{session_id}", "DELETE sessions/{session_id}", "POST sessions/{session_id}/message",
            "POST sessions/{session_id}/message_stream", "GET sessions/{session_id}/events", "GET sessions/{session_id}/stream",
            "GET sessions/{session_id}/messages", "POST sessions/{session_id}/abort", "POST sessions/{session_id}/restart",
            "GET sessions/{session_id}/log", "GET sessions/{session_id}/diagnose",
        }
        select operation.Replace(" ", " /api/v1/managed_agents/", StringComparison.Ordinal),
    ];

    /// <summary>The ends of the paths that only a sandbox calls.</summary>
    public static readonly string[] OfTheSandbox =
    [
        "/artifacts", "/assessment", "/interceptions", "/phase", "/sandbox/execute", "/sandbox/provision", "/sandbox/read-file", "/sandbox_logs", "/vault-keys",
    ];
}
