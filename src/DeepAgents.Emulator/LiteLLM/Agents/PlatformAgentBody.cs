using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.LiteLLM.Agents;

/// <summary>The body of an agent's create and update: validated first, against the agent second, as the platform does it.</summary>
internal sealed class PlatformAgentBody
{
    private string? _name;
    private string? _model;
    private string? _prompt;
    private string? _branch;
    private string? _pfpUrl;
    private string? _repoUrl;
    private string? _harnessId;
    private string? _requirements;
    private List<string>? _skillIds;
    private int? _preloadMemoryLimit;
    private JsonArray? _mcpServers;
    private JsonArray? _allowOut;
    private JsonArray? _denyOut;
    private JsonArray? _projects;
    private JsonObject? _envVars;
    private JsonObject? _envVarHosts;

    public static PlatformAgentBody ReadCreate(JsonBody json, Func<string, bool> hasSkill)
    {
        var zod = Reader(json);
        var body = ReadShared(zod, modelRequired: true);
        body._repoUrl = zod.Url("repo_url");
        body._harnessId = zod.Text("harness_id") ?? Harness.Default;
        body._requirements = zod.Text("requirements");
        var template = zod.Text("template_id");
        var skills = zod.Texts("skill_ids");
        zod.Array("tools");
        zod.Check();
        if (!Harness.IsKnown(body._harnessId))
        {
            throw LiteLLMError.Nested($"unknown harness_id '{body._harnessId}'");
        }

        if (template is not null)
        {
            throw LiteLLMError.Nested($"unknown template_id '{template}'");
        }

        if (Harness.IsInline(body._harnessId) && body._projects is not { Count: > 0 })
        {
            throw LiteLLMError.Nested($"harness '{body._harnessId}' needs at least one project");
        }

        body._skillIds = skills?.Select(id => id!.GetValue<string>()).ToList();
        return body._skillIds?.Find(id => !hasSkill(id)) is { } unknown ? throw LiteLLMError.Text(404, $"skill '{unknown}' not found") : body;
    }

    public static PlatformAgentBody ReadUpdate(JsonBody json)
    {
        var zod = Reader(json);
        var body = ReadShared(zod, modelRequired: false);
        zod.Text("harness_image");
        body._preloadMemoryLimit = zod.Integer("preload_memory_limit", 0, 50);
        zod.Check();
        return body;
    }

    public PlatformAgentRecord Apply(PlatformAgentRecord agent)
    {
        var envVars = EnvVars(agent);
        var after = agent with
        {
            Name = _name ?? agent.Name,
            Model = _model ?? agent.Model,
            Prompt = _prompt ?? agent.Prompt,
            Branch = _branch ?? agent.Branch,
            PfpUrl = _pfpUrl ?? agent.PfpUrl,
            RepoUrl = _repoUrl ?? agent.RepoUrl,
            HarnessId = _harnessId ?? agent.HarnessId,
            AttachedSkillIds = _skillIds ?? agent.AttachedSkillIds,
            PreloadMemoryLimit = _preloadMemoryLimit ?? agent.PreloadMemoryLimit,
            McpServers = _mcpServers ?? agent.McpServers,
            AllowOut = _allowOut ?? agent.AllowOut,
            DenyOut = _denyOut ?? agent.DenyOut,
            Projects = _projects ?? agent.Projects,
            EnvVars = envVars,
            EnvVarHosts = _envVarHosts ?? Prune(agent.EnvVarHosts, envVars),
        };
        EnvironmentRules.CheckHosts(after);
        return after;
    }

    private static ZodReader Reader(JsonBody json) =>
        json.State == JsonBodyState.Present ? new ZodReader(json.Node) : throw LiteLLMError.Internal();

    private static PlatformAgentBody ReadShared(ZodReader zod, bool modelRequired) => new()
    {
        _model = zod.Text("model", modelRequired, minimum: 1),
        _name = zod.Text("name"),
        _prompt = zod.Text("prompt"),
        _branch = zod.Text("branch"),
        _pfpUrl = zod.Text("pfp_url"),
        _mcpServers = zod.Texts("mcp_servers"),
        _allowOut = EgressRules.Read(zod, "allow_out"),
        _denyOut = EgressRules.Read(zod, "deny_out"),
        _projects = Projects(zod),
        _envVars = EnvironmentRules.Read(zod),
        _envVarHosts = zod.Map("env_var_hosts", JsonValueKind.Array, "array"),
    };

    private static JsonArray? Projects(ZodReader zod)
    {
        const string Member = "projects";
        if (zod.Objects(Member) is not { } projects)
        {
            return null;
        }

        var complete = new JsonArray();
        foreach (var (project, reader) in zod.Each(Member, projects))
        {
            reader.Text("id", required: true);
            reader.Text("name", required: true);
            var copy = (JsonObject)project.DeepClone();
            copy["description"] = reader.Text("description") ?? "";
            copy["branch"] = reader.Text("branch") ?? "main";
            reader.Text("repo_url");
            reader.Text("setup_cmd");
            complete.Add((JsonNode)copy);
        }

        return complete;
    }

    private static JsonObject Prune(JsonObject hosts, JsonObject envVars) => new(hosts
        .Where(binding => envVars.ContainsKey(binding.Key))
        .Select(binding => KeyValuePair.Create(binding.Key, binding.Value?.DeepClone())));

    private JsonObject EnvVars(PlatformAgentRecord agent)
    {
        var envVars = (JsonObject)(_envVars ?? agent.EnvVars).DeepClone();
        if (_requirements is not null)
        {
            envVars[EnvironmentRules.Requirements] = _requirements;
        }
        else if (agent.EnvVars[EnvironmentRules.Requirements] is { } kept)
        {
            // A reserved variable cannot be sent, so it cannot be meant to go when the others are replaced.
            envVars[EnvironmentRules.Requirements] = kept.DeepClone();
        }

        return envVars;
    }
}
