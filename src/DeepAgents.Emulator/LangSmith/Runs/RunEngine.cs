using System.Text.Json.Nodes;
using System.Threading.Channels;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.Threads;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>
/// Runs that take about a second: the thread is busy at once, the answer comes in pieces, and the thread is idle, interrupted or in
/// error at the end. Whether a client listens, and how long, changes nothing in that.
/// </summary>
internal sealed class RunEngine(ThreadStore threads, AgentStore agents, TimeProvider clock, BackgroundWork background)
{
    private const string Node = "model";
    private const int MostPieces = 8;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    public StartedRun Start(string threadId, RunInput input)
    {
        var busy = threads.Update(threadId, thread => agents.Find(thread.AgentId) is null
            ? throw LangSmithError.OrphanedThread()
            : thread with
            {
                Status = ThreadStatus.Busy,
                ActiveRuns = thread.ActiveRuns + 1,
                Interrupts = [],
                Messages = thread.Messages.AddRange(input.Messages),
            }) ?? throw LangSmithError.ThreadNotFound();
        var run = new StartedRun(
            Guid.NewGuid().ToString(), busy.Id, busy.AgentId, input, clock.GetUtcNow(), Channel.CreateUnbounded<RunEvent>());
        Emit(run, "metadata", new JsonObject { ["run_id"] = run.Id, ["attempt"] = 1, ["thread_id"] = run.ThreadId });
        EmitIf(run, RunInput.Values, "values", () => busy.ToValues());
        background.Run(cancellationToken => ExecuteAsync(run, cancellationToken));
        return run;
    }

    /// <summary>Lets the run that an interrupt holds up go on to its answer.</summary>
    public void Resume(string threadId)
    {
        var busy = threads.Update(threadId, thread => thread.RequiresAttention
            ? thread with { Interrupts = [], Status = ThreadStatus.Busy, ActiveRuns = thread.ActiveRuns + 1 }
            : throw LangSmithError.Conflict("no_pending_interrupt", "The thread is not interrupted: there is nothing to resolve."))
            ?? throw LangSmithError.ThreadNotFound();
        var input = new RunInput(busy.Messages, [], []);
        var run = new StartedRun(
            Guid.NewGuid().ToString(), busy.Id, busy.AgentId, input, clock.GetUtcNow(), Channel.CreateUnbounded<RunEvent>());
        var asked = input.LastText.Replace(MagicRunWords.Interrupt, "", StringComparison.Ordinal).Trim();
        background.Run(cancellationToken => AnswerAsync(run, $"Approved. You said: {asked}", cancellationToken));
    }

    private static void Emit(StartedRun run, string name, JsonNode data) => run.Events.Writer.TryWrite(new RunEvent(name, data));

    private static void EmitIf(StartedRun run, string mode, string name, Func<JsonNode> data)
    {
        if (run.Input.Modes.Contains(mode))
        {
            Emit(run, name, data());
        }
    }

    private static string MessageId(StartedRun run) => $"run--{run.Id}";

    private static JsonObject AiMessage(string type, string id, string content) => new()
    {
        ["content"] = content,
        ["additional_kwargs"] = new JsonObject(),
        ["response_metadata"] = new JsonObject(),
        ["type"] = type,
        ["name"] = null,
        ["id"] = id,
    };

    private async Task ExecuteAsync(StartedRun run, CancellationToken cancellationToken)
    {
        try
        {
            var text = run.Input.LastText;
            if (text.Contains(MagicRunWords.Interrupt, StringComparison.Ordinal))
            {
                await WriteAsync(run, "One moment, a person has to approve this.", cancellationToken);
                Interrupt(run);
            }
            else if (text.Contains(MagicRunWords.Error, StringComparison.Ordinal))
            {
                await Task.Delay(Duration, clock, cancellationToken);
                Finish(run, ThreadStatus.Error, thread => thread);
                Emit(run, "error", new JsonObject { ["error"] = "RuntimeError", ["message"] = "The run failed, as its input asked for." });
            }
            else
            {
                await AnswerAsync(run, text.Length == 0 ? "There was nothing to answer." : $"You said: {text}", cancellationToken);
            }
        }
        finally
        {
            run.Events.Writer.Complete();
        }
    }

    private async Task AnswerAsync(StartedRun run, string answer, CancellationToken cancellationToken)
    {
        await WriteAsync(run, answer, cancellationToken);
        var message = AiMessage("ai", MessageId(run), answer);
        var done = Finish(run, ThreadStatus.Idle, thread => thread with { Messages = thread.Messages.Add(message) });
        EmitIf(run, RunInput.Updates, "updates", () => new JsonObject
        {
            [Node] = new JsonObject { ["messages"] = new JsonArray(message.DeepClone()) },
        });
        if (done is not null)
        {
            EmitIf(run, RunInput.Values, "values", () => done.ToValues());
        }
    }

    /// <summary>Writes a text in pieces over the time that a run takes.</summary>
    private async Task WriteAsync(StartedRun run, string text, CancellationToken cancellationToken)
    {
        var pieces = Pieces.Of(text, MostPieces);
        foreach (var piece in pieces)
        {
            await Task.Delay(Duration / pieces.Count, clock, cancellationToken);
            EmitIf(run, RunInput.MessagesTuple, "messages", () => new JsonArray(AiMessage("AIMessageChunk", MessageId(run), piece), new JsonObject
            {
                ["langgraph_node"] = Node,
                ["langgraph_step"] = 1,
                ["run_id"] = run.Id,
                ["thread_id"] = run.ThreadId,
            }));
        }
    }

    private void Interrupt(StartedRun run)
    {
        var interrupt = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString("N"),
            ["value"] = new JsonObject { ["question"] = "May the agent go on?", ["run_id"] = run.Id },
        };
        var done = Finish(run, ThreadStatus.Interrupted, thread => thread with { Interrupts = thread.Interrupts.Add(interrupt) });
        EmitIf(run, RunInput.Updates, "updates", () => new JsonObject { ["__interrupt__"] = new JsonArray(interrupt.DeepClone()) });
        if (done is not null)
        {
            EmitIf(run, RunInput.Values, "values", () =>
            {
                var values = done.ToValues();
                values["__interrupt__"] = done.ToInterrupts();
                return values;
            });
        }
    }

    /// <summary>Null if the thread was deleted while it ran. Of several runs on one thread, the last to end decides its status.</summary>
    private ThreadRecord? Finish(StartedRun run, string status, Func<ThreadRecord, ThreadRecord> change) =>
        threads.Update(run.ThreadId, thread => change(thread) with
        {
            ActiveRuns = thread.ActiveRuns - 1,
            Status = thread.ActiveRuns > 1 ? ThreadStatus.Busy : status,
        });
}
