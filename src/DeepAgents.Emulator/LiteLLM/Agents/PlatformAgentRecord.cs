using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LiteLLM.Agents;

/// <summary>One state of a platform agent. A change makes a new record; the nodes in it are never changed.</summary>
internal sealed record PlatformAgentRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Model { get; init; } = "";

    public string HarnessId { get; init; } = Harness.Default;

    public string? Name { get; init; }

    public string? Prompt { get; init; }

    public string? RepoUrl { get; init; }

    public string Branch { get; init; } = "main";

    public string? PfpUrl { get; init; }

    public JsonArray McpServers { get; init; } = [];

    public JsonObject EnvVars { get; init; } = [];

    public JsonObject EnvVarHosts { get; init; } = [];

    public JsonArray AllowOut { get; init; } = [];

    public JsonArray DenyOut { get; init; } = [];

    public JsonArray Projects { get; init; } = [];

    public IReadOnlyList<string> AttachedSkillIds { get; init; } = [];

    public int PreloadMemoryLimit { get; init; } = 10;

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["model"] = Model,
        ["prompt"] = Prompt,
        ["harness_id"] = HarnessId,
        ["supports_tui"] = Harness.SupportsTui(HarnessId),
        ["repo_url"] = RepoUrl,
        ["branch"] = Branch,
        ["pfp_url"] = PfpUrl,
        ["mcp_servers"] = McpServers.DeepClone(),
        ["env_vars"] = EnvVars.DeepClone(),
        ["env_var_hosts"] = EnvVarHosts.DeepClone(),
        ["attached_skill_ids"] = new JsonArray([.. AttachedSkillIds.Select(id => JsonValue.Create(id))]),
        ["allow_out"] = AllowOut.DeepClone(),
        ["deny_out"] = DenyOut.DeepClone(),
        ["projects"] = Projects.DeepClone(),
        ["preload_memory_limit"] = PreloadMemoryLimit,
        ["template_id"] = null,
        ["template_version"] = null,
        ["template_latest_version"] = null,
        ["template_in_sync"] = true,
        ["template_prompt"] = null,
        ["template_latest_prompt"] = null,
        ["created_at"] = WireTime.Millis(CreatedAt),
    };
}
