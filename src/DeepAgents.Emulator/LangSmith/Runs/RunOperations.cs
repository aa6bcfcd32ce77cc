using System.Globalization;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.Threads;
using DeepAgents.Emulator.Runs;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>The operations that start a run, that end a paused one, and that go on with a stream.</summary>
internal sealed class RunOperations(RunEngine engine, RunStore runs, ThreadStore threads, AgentStore agents, EmulatorSettings settings)
{
    public IEnumerable<Operation> All =>
    [
        new("POST", "/threads/{thread_id}/runs", CreateAsync, "runs:create"),
        new("POST", "/threads/{thread_id}/runs/stream", StreamAsync, "runs:create"),
        new("GET", "/threads/{thread_id}/runs/{run_id}/stream", ResumeStreamAsync, "threads:read"),
        new("POST", "/threads/runs", CreateWithThreadAsync, "runs:create"),
        new("POST", "/threads/{thread_id}/resolve-interrupt", ResolveInterruptAsync, "threads:update"),
    ];

    private static string ThreadId(HttpContext context) => (string)context.Request.RouteValues["thread_id"]!;

    private static Reply Started(StartedRun run) =>
        Reply.Json(StatusCodes.Status200OK, run.ToJson()).With("Content-Location", run.Location);

    private ThreadRecord FindThread(HttpContext context) =>
        threads.Find(ThreadId(context)) ?? throw LangSmithError.ThreadNotFound();

    private StartedRun Start(ThreadRecord thread, RunInput input) => agents.Find(thread.AgentId) is null
        ? throw LangSmithError.OrphanedThread()
        : engine.Start(thread.Id, thread.AgentId, input);

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context, required: false);
        return Started(Start(FindThread(context), RunBody.Read(body, settings.Ids)));
    }

    private async Task<Reply> CreateWithThreadAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var input = RunBody.Read(body, settings.Ids);
        var agent = agents.Find(body.RequireText("agent_id")) ?? throw LangSmithError.AgentNotFound();
        var thread = ThreadCreation.Create(threads, agent, body.Object("thread") ?? new RequestObject([]));
        return Started(Start(thread, input));
    }

    private Task<Reply> ResolveInterruptAsync(HttpContext context)
    {
        return engine.EndPaused(FindThread(context).Id)
            ? Task.FromResult(Reply.Empty(StatusCodes.Status204NoContent))
            : throw LangSmithError.Conflict("no_pending_interrupt", "The thread is not interrupted: there is nothing to resolve.");
    }

    private async Task<Reply> StreamAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var agentId = body.RequireText("agent_id");
        var input = RunBody.Read(body, settings.Ids);
        if (input.Messages is null or { Count: 0 })
        {
            // This service asks for a message even beside a command, which ignores it.
            throw LangSmithError.MissingField("input.messages");
        }

        var thread = FindThread(context);
        if (!string.Equals(thread.AgentId, agentId, StringComparison.OrdinalIgnoreCase))
        {
            throw agents.Find(agentId) is null
                ? LangSmithError.AgentNotFound()
                : LangSmithError.BadRequest("agent_mismatch", "The thread belongs to another agent than 'agent_id'.");
        }

        var run = Start(thread, input);
        var reply = Stream(run, from: 0).With("Content-Location", run.Location);
        return settings.Scenario.ResumableStreams ? reply.With("Location", $"{LangSmithApi.Prefix}{run.Location}/stream") : reply;
    }

    /// <summary>Where <c>Location</c> points: the events after the one whose id the request names, or all of them.</summary>
    private Task<Reply> ResumeStreamAsync(HttpContext context)
    {
        var run = runs.Find(ThreadId(context), (string)context.Request.RouteValues["run_id"]!) ?? throw LangSmithError.RunNotFound();
        var lastId = context.Request.Headers["Last-Event-ID"].ToString();
        if (lastId.Length == 0)
        {
            return Task.FromResult(Stream(run, from: 0));
        }

        return int.TryParse(lastId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? Task.FromResult(Stream(run, id + 1))
            : throw LangSmithError.BadRequest("invalid_header", "The header 'Last-Event-ID' is no id that this stream has sent.");
    }

    private Reply Stream(StartedRun run, int from) =>
        Reply.Events((stream, cancellationToken) => SendAsync(run, from, stream, cancellationToken));

    private async Task SendAsync(StartedRun run, int from, EventStream stream, CancellationToken cancellationToken)
    {
        await foreach (var (index, runEvent) in run.Log.ReadAsync(
            from, settings.Scenario.HeartbeatInterval, settings.Clock, cancellationToken))
        {
            await (runEvent is null
                ? stream.SendHeartbeatAsync(cancellationToken)
                : stream.SendAsync(runEvent.Name, runEvent.Data, index.ToString(CultureInfo.InvariantCulture), cancellationToken));
        }
    }
}
