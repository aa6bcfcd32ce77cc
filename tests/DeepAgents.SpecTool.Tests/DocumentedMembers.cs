namespace DeepAgents.SpecTool.Tests;

/// <summary>The members that the documentation pages of four operations describe, under the names that we give their schemas.</summary>
internal static class DocumentedMembers
{
    private const string LangSmith = "managed-deep-agents";
    private const string LiteLLM = "litellm-agent-platform";

    public static IEnumerable<TestCaseData> All =>
    [
        // Get an authorization session
        Of(LangSmith, "AuthSession", "id", "status"),

        // Get thread: an open object
        Of(LangSmith, "AgentThreadState"),

        // Get an agent
        Of(
            LangSmith, "Agent", "revision", "instructions", "tools", "subagents", "skills", "files", "id", "name", "description", "owner_id",
            "created_at", "updated_at", "permissions", "runtime", "backend", "extras"),
        Of(LangSmith, "ToolsConfig", "tools", "interrupt_config"),
        Of(LangSmith, "SubagentSpec", "name", "description", "model_id", "instructions", "tools"),
        Of(LangSmith, "SkillSpec", "type", "name", "description", "instructions", "files"),
        Of(LangSmith, "AgentPermissions", "identity", "visibility", "tenant_access_level", "shared_users"),
        Of(LangSmith, "AgentRuntime", "model"),
        Of(LangSmith, "AgentModel", "model_id"),
        Of(LangSmith, "AgentBackend", "type", "sandbox"),
        Of(LangSmith, "SandboxBackendConfig", "policy_ids", "idle_ttl_seconds", "delete_after_stop_seconds"),
        Of(LangSmith, "ToolSpec", "name", "mcp_server_url", "mcp_server_name", "display_name"),
        Of(LangSmith, "FileEntry", "content"),
        Of(LangSmith, "SharedUsers", "read", "run", "update"),

        // Get a session
        Of(
            LiteLLM, "PlatformSession", "id", "agent_id", "status", "phase", "phase_detail", "sandbox_url", "tty_url", "tty_token", "response",
            "task_arn", "created_at", "last_seen_at", "idle_timeout_ms", "failure_reason"),
    ];

    public static IEnumerable<TestCaseData> Parameters =>
    [
        Of(LangSmith, "/auth-sessions/{session_id}", "session_id", "wait_seconds"),
        Of(LangSmith, "/threads/{thread_id}", "thread_id"),
        Of(LangSmith, "/agents/{agent_id}", "agent_id", "include_files"),
        Of(LiteLLM, "/api/v1/managed_agents/sessions/{session_id}", "session_id"),
    ];

    private static TestCaseData Of(string contract, string place, params string[] members) => new(contract, place, members);
}
