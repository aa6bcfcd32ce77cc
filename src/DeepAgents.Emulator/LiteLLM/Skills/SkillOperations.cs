using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LiteLLM.Agents;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Skills;

/// <summary>The operations on the library of skills, and on the skills of an agent.</summary>
internal sealed class SkillOperations(SkillStore skills, PlatformAgentStore agents)
{
    public IEnumerable<Operation> All =>
    [
        new("GET", "/skills", ListAsync),
        new("POST", "/skills", CreateAsync),
        new("GET", "/skills/{skill_id}", GetAsync),
        new("PATCH", "/skills/{skill_id}", UpdateAsync),
        new("DELETE", "/skills/{skill_id}", DeleteAsync),
        new("POST", "/managed_agents/agents/{agent_id}/skill", AttachAsync),
        new("DELETE", "/managed_agents/agents/{agent_id}/skill", DetachAsync),
    ];

    private static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static async Task<JsonNode?> BodyAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context);
        return body.State == JsonBodyState.Present ? body.Node : throw LiteLLMError.Internal();
    }

    private static ReplyException NotFound(string id) => LiteLLMError.Text(StatusCodes.Status404NotFound, $"skill '{id}' not found");

    private Task<Reply> ListAsync(HttpContext context) =>
        Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonObject { ["data"] = new JsonArray([.. skills.List()]) }));

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var zod = new ZodReader(await BodyAsync(context));
        var name = zod.Text("name", required: true, minimum: 1);
        var description = zod.Text("description");
        var content = zod.Text("content", required: true, minimum: 1);
        zod.Check();
        return Reply.Json(StatusCodes.Status201Created, skills.Create(name!, description, content!));
    }

    private Task<Reply> GetAsync(HttpContext context)
    {
        var id = Route(context, "skill_id");
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, skills.Find(id) ?? throw NotFound(id)));
    }

    private async Task<Reply> UpdateAsync(HttpContext context)
    {
        var id = Route(context, "skill_id");
        var body = (await BodyAsync(context)) as JsonObject;
        var clears = body is not null && body.TryGetPropertyValue("description", out var description) && description is null;
        if (clears)
        {
            // The one member of this platform that may be null.
            body!.Remove("description");
        }

        var zod = new ZodReader(body);
        var changes = new JsonObject();
        foreach (var (name, value) in new[] { ("name", zod.Text("name", minimum: 1)), ("description", zod.Text("description")), ("content", zod.Text("content", minimum: 1)) })
        {
            if (value is not null)
            {
                changes[name] = value;
            }
        }

        zod.Check();
        if (clears)
        {
            changes["description"] = null;
        }

        return Reply.Json(StatusCodes.Status200OK, skills.Update(id, changes) ?? throw NotFound(id));
    }

    private Task<Reply> DeleteAsync(HttpContext context)
    {
        var id = Route(context, "skill_id");
        return skills.Delete(id) ? Task.FromResult(Reply.Empty(StatusCodes.Status204NoContent)) : throw NotFound(id);
    }

    private async Task<Reply> AttachAsync(HttpContext context)
    {
        var agentId = Route(context, "agent_id");
        var body = await BodyAsync(context);
        var zod = new ZodReader(body);
        var id = zod.Text("skill_id");
        var content = zod.Text("content");
        var (name, description) = (zod.Text("name"), zod.Text("description"));
        if (id is null && content is null)
        {
            zod.NoneOf("skill_id", "content");
        }

        zod.Check();
        _ = agents.Find(agentId) ?? throw LiteLLMError.AgentNotFound(agentId);
        JsonObject? made = null;
        if (id is not null && !skills.Has(id))
        {
            throw NotFound(id);
        }

        if (id is null)
        {
            made = skills.Create(name ?? "skill", description, content!, body!["save_to_library"]?.GetValueKind() == System.Text.Json.JsonValueKind.True);
            id = made["id"]!.GetValue<string>();
        }

        return Reply.Json(StatusCodes.Status200OK, Attached(agentId, ids => ids.Contains(id) ? ids : [.. ids, id], made));
    }

    private Task<Reply> DetachAsync(HttpContext context)
    {
        var id = context.Request.Query["skill_id"].ToString();
        return Task.FromResult(Reply.Json(
            StatusCodes.Status200OK,
            Attached(Route(context, "agent_id"), ids => id.Length == 0 ? [] : [.. ids.Where(other => other != id)], made: null)));
    }

    private JsonObject Attached(string agentId, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, JsonObject? made)
    {
        var agent = agents.Update(agentId, before => before with { AttachedSkillIds = change(before.AttachedSkillIds) }) ??
            throw LiteLLMError.AgentNotFound(agentId);
        var reply = new JsonObject { ["agent"] = agent.ToJson() };
        if (made is not null)
        {
            reply["skill"] = made;
        }

        return reply;
    }
}
