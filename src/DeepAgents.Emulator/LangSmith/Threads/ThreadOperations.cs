using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.Runs;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.Threads;

/// <summary>The operations on threads.</summary>
internal sealed class ThreadOperations(ThreadStore threads, AgentStore agents)
{
    private const int BulkLimit = 50;

    public IEnumerable<Operation> All =>
    [
        new("GET", "/threads", ListAsync, "threads:read"),
        new("POST", "/threads", CreateAsync, "threads:create"),
        new("POST", "/threads/search", SearchAsync, "threads:read"),
        new("GET", "/threads/count", CountAsync, "threads:read"),
        new("POST", "/threads/count", CountMatchingAsync, "threads:read"),
        new("POST", "/threads/bulk-modify", BulkModifyAsync, "threads:update"),
        new("GET", "/threads/{thread_id}", GetAsync, "threads:read"),
        new("PATCH", "/threads/{thread_id}", UpdateAsync, "threads:update"),
        new("DELETE", "/threads/{thread_id}", DeleteAsync, "threads:delete"),
    ];

    private static string ThreadId(HttpContext context) => (string)context.Request.RouteValues["thread_id"]!;

    private static Task<Reply> Ok(JsonNode body) => Task.FromResult(Reply.Json(StatusCodes.Status200OK, body));

    private Task<Reply> ListAsync(HttpContext context)
    {
        var agentId = QueryReader.RequireText(context, "agent_id");
        var size = QueryReader.Integer(context, "page_size", 20, 1, 20);
        var status = QueryReader.OneOf(
            context, "status", "", "", ThreadStatus.Idle, ThreadStatus.Busy, ThreadStatus.Interrupted, ThreadStatus.Error);
        var isPinned = QueryReader.Flag(context, "is_pinned");
        var testRun = QueryReader.Flag(context, "test_run") ?? false;
        var attention = QueryReader.Flag(context, "requires_attention");
        var matching = threads.List().Where(thread =>
            string.Equals(thread.AgentId, agentId, StringComparison.OrdinalIgnoreCase)
            && (status.Length == 0 || thread.State.Status == status)
            && (isPinned is null || thread.IsPinned == isPinned)
            && thread.TestRun == testRun
            && (attention is null || thread.RequiresAttention == attention));
        var (items, next) = CursorPage.Take(
            matching, thread => thread.SortKey("updated_at"), descending: true, "threads", QueryReader.Text(context, "cursor"), size);
        return Ok(new JsonObject
        {
            ["threads"] = new JsonArray([.. items.Select(thread => thread.ToSummary())]),
            ["next_cursor"] = next,
        });
    }

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);

        // The contract has no 404 for this operation: an agent that does not exist is a bad request.
        var agent = agents.Find(body.RequireText("agent_id"))
            ?? throw LangSmithError.BadRequest("agent_not_found", "The 'agent_id' is the id of no agent.");
        return Reply.Json(StatusCodes.Status201Created, ThreadCreation.Create(threads, agent, body).ToCreated());
    }

    private async Task<Reply> SearchAsync(HttpContext context)
    {
        var query = ThreadQuery.Read(await RequestObject.ReadAsync(context, required: false));
        return Reply.Json(StatusCodes.Status200OK, new JsonArray([.. query.Apply(threads.List()).Select(thread => thread.ToDetail())]));
    }

    private Task<Reply> CountAsync(HttpContext context)
    {
        var agentId = QueryReader.Text(context, "agent_id");
        var count = threads.List().Count(thread =>
            thread.RequiresAttention && (agentId is null || string.Equals(thread.AgentId, agentId, StringComparison.OrdinalIgnoreCase)));
        return Ok(new JsonObject { ["attention_count"] = count });
    }

    /// <summary>The contract's earlier generation: a bare number of the threads that a search with the same body would find.</summary>
    private async Task<Reply> CountMatchingAsync(HttpContext context)
    {
        var query = ThreadQuery.Read(await RequestObject.ReadAsync(context, required: false));
        return Reply.Json(StatusCodes.Status200OK, query.Count(threads.List()));
    }

    private async Task<Reply> BulkModifyAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var ids = body.Texts("thread_ids") ?? throw LangSmithError.MissingField("thread_ids");
        var change = ThreadChanges.Read(body.Object("data") ?? throw LangSmithError.MissingField("data"));
        if (ids.Count > BulkLimit)
        {
            throw LangSmithError.InvalidBody($"At most {BulkLimit} threads can be changed at once.");
        }

        return Reply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["results"] = new JsonArray([.. ids.Select(id => Result(id, threads.Update(id, change) is not null))]),
        });
    }

    private static JsonObject Result(string id, bool found) => found
        ? new JsonObject { ["id"] = id, ["status"] = "success" }
        : new JsonObject
        {
            ["id"] = id,
            ["status"] = "failure",
            ["error_code"] = "thread_not_found",
            ["message"] = "There is no thread with this id.",
        };

    private Task<Reply> GetAsync(HttpContext context) =>
        Ok((threads.Find(ThreadId(context)) ?? throw LangSmithError.ThreadNotFound()).ToDetail());

    private async Task<Reply> UpdateAsync(HttpContext context)
    {
        var change = ThreadChanges.Read(await RequestObject.ReadAsync(context));
        var thread = threads.Update(ThreadId(context), change) ?? throw LangSmithError.ThreadNotFound();
        return Reply.Json(StatusCodes.Status200OK, thread.ToDetail());
    }

    private Task<Reply> DeleteAsync(HttpContext context)
    {
        threads.Delete(ThreadId(context));
        return Task.FromResult(Reply.Empty(StatusCodes.Status204NoContent));
    }
}
