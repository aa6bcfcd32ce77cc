using System.Globalization;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.Threads;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>The operations that start a run, that let an interrupted one go on, and that go on with its stream.</summary>
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

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context, required: false);
        return Started(engine.Start(ThreadId(context), RunInput.Read(body, settings.Ids)));
    }

    private async Task<Reply> CreateWithThreadAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var input = RunInput.Read(body, settings.Ids);
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
        var input = RunInput.Read(body, settings.Ids);
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
