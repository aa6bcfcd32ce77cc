using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LiteLLM.Agents;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Memories;

/// <summary>The operations on the memories of an agent.</summary>
internal sealed class MemoryOperations(MemoryStore memories, PlatformAgentStore agents)
{
    private const int MostTags = 8;

    public IEnumerable<Operation> All =>
    [
        new("GET", "/managed_agents/agents/{agent_id}/memory", ListAsync),
        new("POST", "/managed_agents/agents/{agent_id}/memory", CreateAsync),
        new("PATCH", "/managed_agents/agents/{agent_id}/memory/{memory_id}", UpdateAsync),
        new("DELETE", "/managed_agents/agents/{agent_id}/memory/{memory_id}", DeleteAsync),
    ];

    private static async Task<JsonNode?> BodyAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context);
        return body.State == JsonBodyState.Present ? body.Node : throw LiteLLMError.Internal();
    }

    private static ReplyException NotFound(string id) => LiteLLMError.Text(StatusCodes.Status404NotFound, $"memory '{id}' not found");

    private static JsonObject Read(JsonNode? body, bool isNew)
    {
        var zod = new ZodReader(body);
        string[] texts = isNew ? ["type", "source", "source_user_id", "source_session_id", "source_thread_ts"] : ["type"];
        var values = new JsonObject();
        Keep("text", zod.Text("text", required: isNew, minimum: 1));
        foreach (var name in texts)
        {
            Keep(name, zod.Text(name));
        }

        Keep("tags", zod.Texts("tags", MostTags)?.DeepClone());
        Keep("priority", zod.Integer("priority", int.MinValue, int.MaxValue));
        foreach (var name in isNew ? ["pinned"] : new[] { "pinned", "disabled" })
        {
            Keep(name, zod.Flag(name));
        }

        zod.Check();
        return values;

        void Keep(string name, JsonNode? value)
        {
            if (value is not null)
            {
                values[name] = value;
            }
        }
    }

    private Task<Reply> ListAsync(HttpContext context)
    {
        var found = memories.List(AgentId(context), context.Request.Query["q"].ToString(), context.Request.Query["tag"].ToString());
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonArray([.. found])));
    }

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var values = Read(await BodyAsync(context), isNew: true);
        return Reply.Json(StatusCodes.Status200OK, memories.Create(AgentId(context), values));
    }

    private async Task<Reply> UpdateAsync(HttpContext context)
    {
        var values = Read(await BodyAsync(context), isNew: false);
        var id = MemoryId(context);
        return Reply.Json(StatusCodes.Status200OK, memories.Update(AgentId(context), id, values) ?? throw NotFound(id));
    }

    private Task<Reply> DeleteAsync(HttpContext context)
    {
        var id = MemoryId(context);
        return memories.Delete(AgentId(context), id) ? Task.FromResult(Reply.Empty(StatusCodes.Status204NoContent)) : throw NotFound(id);
    }

    private static string MemoryId(HttpContext context) => (string)context.Request.RouteValues["memory_id"]!;

    private string AgentId(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["agent_id"]!;
        return agents.Find(id) is null ? throw LiteLLMError.AgentNotFound(id) : id;
    }
}
