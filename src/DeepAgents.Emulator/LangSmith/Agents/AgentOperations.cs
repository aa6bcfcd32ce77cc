using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.Agents;

/// <summary>The seven operations on agents.</summary>
internal sealed class AgentOperations(AgentStore store)
{
    public IEnumerable<Operation> All =>
    [
        new("GET", "/agents", ListAsync, "agents:read"),
        new("POST", "/agents", CreateAsync, "agents:create"),
        new("GET", "/agents/{agent_id}", GetAsync, "agents:read"),
        new("PATCH", "/agents/{agent_id}", UpdateAsync, "agents:update"),
        new("DELETE", "/agents/{agent_id}", DeleteAsync, "agents:delete"),
        new("POST", "/agents/{agent_id}/clone", CloneAsync, "agents:create"),
        new("GET", "/agents/{agent_id}/health", HealthAsync, "agents:read"),
    ];

    private static string AgentId(HttpContext context) => (string)context.Request.RouteValues["agent_id"]!;

    private static bool IncludeFiles(HttpContext context) => QueryReader.Text(context, "include_files") is "true" or "1";

    private Task<Reply> ListAsync(HttpContext context)
    {
        var size = QueryReader.Integer(context, "page_size", 20, 1, 100);
        var sortBy = QueryReader.OneOf(context, "sort_by", "updated_at", "created_at", "updated_at", "name");
        var order = QueryReader.OneOf(context, "sort_order", "desc", "asc", "desc");
        var name = QueryReader.Text(context, "name") ?? "";
        var (items, next) = CursorPage.Take(
            store.List().Where(agent => agent.Name.Contains(name, StringComparison.OrdinalIgnoreCase)),
            agent => agent.SortKey(sortBy),
            order == "desc",
            $"agents {sortBy} {order}",
            QueryReader.Text(context, "cursor"),
            size);
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["items"] = new JsonArray([.. items.Select(agent => agent.ToSummary())]),
            ["next_cursor"] = next,
        }));
    }

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var agent = store.Create(body.RequireText("name"), blank => AgentChanges.Apply(blank, body));
        return Reply.Json(StatusCodes.Status201Created, agent.ToDetail(IncludeFiles(context)));
    }

    private Task<Reply> GetAsync(HttpContext context) => Task.FromResult(
        MagicAgentIds.ReplyFor(AgentId(context))
        ?? Reply.Json(StatusCodes.Status200OK, Find(context).ToDetail(IncludeFiles(context))));

    private async Task<Reply> UpdateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var agent = store.Update(AgentId(context), before => AgentChanges.Apply(before, body)) ?? throw LangSmithError.AgentNotFound();
        return Reply.Json(StatusCodes.Status200OK, agent.ToDetail(IncludeFiles(context)));
    }

    private Task<Reply> DeleteAsync(HttpContext context)
    {
        store.Delete(AgentId(context));
        return Task.FromResult(Reply.Empty(StatusCodes.Status204NoContent));
    }

    private async Task<Reply> CloneAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context, required: false);
        var source = Find(context);
        var clone = store.Create(body.Text("name") ?? $"{source.Name} (copy)", blank => AgentChanges.ApplyPermissions(
            blank with
            {
                Description = source.Description,
                Permissions = source.Permissions,
                Runtime = source.Runtime,
                Backend = source.Backend,
                Extras = source.Extras,
                Files = source.Files,
            },
            body));
        return Reply.Json(StatusCodes.Status201Created, clone.ToDetail(IncludeFiles(context)));
    }

    private Task<Reply> HealthAsync(HttpContext context)
    {
        var agent = Find(context);
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["status"] = "healthy",
            ["agent_id"] = agent.Id,
            ["revision"] = agent.Revision,
        }));
    }

    private AgentRecord Find(HttpContext context) => store.Find(AgentId(context)) ?? throw LangSmithError.AgentNotFound();
}
