using System.Globalization;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LiteLLM.Memories;
using DeepAgents.Emulator.LiteLLM.Sessions;
using DeepAgents.Emulator.LiteLLM.Skills;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Agents;

/// <summary>The five operations on platform agents.</summary>
internal sealed class PlatformAgentOperations(PlatformAgentStore agents, SessionStore sessions, SkillStore skills, MemoryStore memories)
{
    public IEnumerable<Operation> All =>
    [
        new("GET", "/agents", ListAsync),
        new("POST", "/agents", CreateAsync),
        new("GET", "/agents/{agent_id}", GetAsync),
        new("PATCH", "/agents/{agent_id}", UpdateAsync),
        new("DELETE", "/agents/{agent_id}", DeleteAsync),
    ];

    private static string AgentId(HttpContext context) => (string)context.Request.RouteValues["agent_id"]!;

    private Task<Reply> ListAsync(HttpContext context)
    {
        var limit = ClampedQuery.Integer(context, "limit", 50, 1, 200);
        var offset = ClampedQuery.Integer(context, "offset", 0, 0, int.MaxValue);
        var search = context.Request.Query["search"].ToString();
        var counts = sessions.List().ToLookup(session => session.AgentId, StringComparer.Ordinal);
        var matching = agents.List()
            .Where(agent => $"{agent.Name}\n{agent.Id}\n{agent.HarnessId}".Contains(search, StringComparison.OrdinalIgnoreCase))
            .ToList();
        Func<PlatformAgentRecord, string> key = context.Request.Query["sort"].ToString() switch
        {
            "name" => agent => (agent.Name ?? "").ToLowerInvariant(),
            "harness_id" => agent => agent.HarnessId,
            "sessions" => agent => counts[agent.Id].Count().ToString("D10", CultureInfo.InvariantCulture),
            _ => agent => agent.CreatedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture),
        };
        var sorted = context.Request.Query["order"].ToString() == "asc"
            ? matching.OrderBy(key, StringComparer.Ordinal).ThenBy(agent => agent.Sequence)
            : matching.OrderByDescending(key, StringComparer.Ordinal).ThenByDescending(agent => agent.Sequence);
        var page = sorted.Skip(offset).Take(limit).Select(agent =>
        {
            var item = agent.ToJson();
            item["session_count"] = counts[agent.Id].Count();
            item["has_active_session"] = counts[agent.Id].Any(session => session.IsActive);
            return item;
        });
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["data"] = new JsonArray([.. page]),
            ["total"] = matching.Count,
            ["limit"] = limit,
            ["offset"] = offset,
        }));
    }

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = PlatformAgentBody.ReadCreate(await JsonBody.ReadAsync(context), skills.Has);
        return Reply.Json(StatusCodes.Status200OK, agents.Create(body.Apply).ToJson());
    }

    private Task<Reply> GetAsync(HttpContext context)
    {
        var id = AgentId(context);
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, (agents.Find(id) ?? throw LiteLLMError.AgentNotFound(id)).ToJson()));
    }

    private async Task<Reply> UpdateAsync(HttpContext context)
    {
        var id = AgentId(context);
        var body = PlatformAgentBody.ReadUpdate(await JsonBody.ReadAsync(context));
        return Reply.Json(StatusCodes.Status200OK, (agents.Update(id, body.Apply) ?? throw LiteLLMError.AgentNotFound(id)).ToJson());
    }

    private Task<Reply> DeleteAsync(HttpContext context)
    {
        var id = AgentId(context);
        if (!agents.Delete(id))
        {
            throw LiteLLMError.AgentNotFound(id);
        }

        sessions.RemoveAgent(id);
        memories.RemoveAgent(id);
        return Task.FromResult(Reply.Empty(StatusCodes.Status204NoContent));
    }
}
