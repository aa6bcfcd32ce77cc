using System.Globalization;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.Threads;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>The operations that start a run, and the one that lets an interrupted one go on.</summary>
internal sealed class RunOperations(RunEngine engine, ThreadStore threads, AgentStore agents)
{
    public IEnumerable<Operation> All =>
    [
        new("POST", "/threads/{thread_id}/runs", CreateAsync, "runs:create"),
        new("POST", "/threads/{thread_id}/runs/stream", StreamAsync, "runs:create"),
        new("POST", "/threads/runs", CreateWithThreadAsync, "runs:create"),
        new("POST", "/threads/{thread_id}/resolve-interrupt", ResolveInterruptAsync, "threads:update"),
    ];

    private static string ThreadId(HttpContext context) => (string)context.Request.RouteValues["thread_id"]!;

    private static Reply Started(StartedRun run) =>
        Reply.Json(StatusCodes.Status200OK, run.ToJson()).With("Content-Location", run.Location);

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context, required: false);
        return Started(engine.Start(ThreadId(context), RunInput.Read(body)));
    }

    private async Task<Reply> CreateWithThreadAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var input = RunInput.Read(body);
        var agent = agents.Find(body.RequireText("agent_id")) ?? throw LangSmithError.AgentNotFound();
        var thread = ThreadCreation.Create(threads, agent, body.Object("thread") ?? new RequestObject([]));
        return Started(engine.Start(thread.Id, input));
    }

    private Task<Reply> ResolveInterruptAsync(HttpContext context)
    {
        engine.Resume(ThreadId(context));
        return Task.FromResult(Reply.Empty(StatusCodes.Status204NoContent));
    }

    private async Task<Reply> StreamAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var agentId = body.RequireText("agent_id");
        var input = RunInput.Read(body);
        if (input.Messages.Count == 0)
        {
            throw LangSmithError.MissingField("input.messages");
        }

        var thread = threads.Find(ThreadId(context)) ?? throw LangSmithError.ThreadNotFound();
        if (!string.Equals(thread.AgentId, agentId, StringComparison.OrdinalIgnoreCase))
        {
            throw agents.Find(agentId) is null
                ? LangSmithError.AgentNotFound()
                : LangSmithError.BadRequest("agent_mismatch", "The thread belongs to another agent than 'agent_id'.");
        }

        var run = engine.Start(thread.Id, input);
        return Reply
            .Events((stream, cancellationToken) => SendAsync(run, stream, cancellationToken))
            .With("Content-Location", run.Location);
    }

    private static async Task SendAsync(StartedRun run, EventStream stream, CancellationToken cancellationToken)
    {
        var id = 0;
        await foreach (var runEvent in run.Events.Reader.ReadAllAsync(cancellationToken))
        {
            await stream.SendAsync(runEvent.Name, runEvent.Data, id.ToString(CultureInfo.InvariantCulture), cancellationToken);
            id++;
        }
    }
}
