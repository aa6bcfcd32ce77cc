using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LangSmith.Threads;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>One run from its first word to its end: the answer comes in pieces over the time that the run takes.</summary>
internal sealed class RunPlay(StartedRun run, RunWriter writer, AnswerScript script, ThreadStore threads, EmulatorSettings settings)
{
    private const string Model = "model";
    private const string Tools = "tools";
    private const int MostPieces = 8;
    private static readonly TimeSpan UsualDuration = TimeSpan.FromSeconds(1);

    private TimeSpan Duration => script.Duration ?? UsualDuration;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var text = run.Input.LastText;
        switch (script.Kind)
        {
            case AnswerKind.Interrupt:
                await SayAsync("One moment, a person has to approve this.", Duration, cancellationToken);
                Interrupt();
                break;
            case AnswerKind.Error:
                await Task.Delay(Duration, settings.Clock, cancellationToken);
                Finish(ThreadStatus.Error, thread => thread);
                writer.Failed(script.ErrorType, script.Text ?? "The run failed, as its input asked for.");
                break;
            case AnswerKind.ToolCall:
                await UseToolAsync(text, Duration / 2, cancellationToken);
                await AnswerAsync(script.Text ?? $"{script.Tool} said: {script.ToolResult}", Duration / 2, cancellationToken);
                break;
            default:
                var echo = text.Length == 0 ? "There was nothing to answer." : $"You said: {text}";
                await AnswerAsync(script.Text ?? echo, Duration, cancellationToken);
                break;
        }
    }

    private async Task AnswerAsync(string answer, TimeSpan duration, CancellationToken cancellationToken)
    {
        var message = RunMessages.Text(RunMessages.Ai, await SayAsync(answer, duration, cancellationToken), answer);
        var done = Finish(ThreadStatus.Idle, thread => thread with { Messages = thread.Messages.Add(message) });
        writer.Update(Model, message);
        if (done is not null)
        {
            writer.Values(done.ToValues);
        }
    }

    /// <summary>The call, the work of the tool in a graph of its own that has one more inside, and the result.</summary>
    private async Task UseToolAsync(string text, TimeSpan duration, CancellationToken cancellationToken)
    {
        var callId = $"call_{settings.Ids.Hex()}";
        var call = RunMessages.ToolCall(MessageId(), callId, script.Tool, script.Arguments ?? new JsonObject { ["query"] = text });
        Step(Model, call);

        var graph = $"|{Tools}:{settings.Ids.Uuid()}";
        var work = RunMessages.Text(RunMessages.Ai, MessageId(), $"Working on {script.Tool}.");
        await Task.Delay(duration / 2, settings.Clock, cancellationToken);
        writer.Message(Model, work, $"{graph}|inner:{settings.Ids.Uuid()}");
        writer.Update(Model, work, graph);
        writer.Values(() => new JsonObject { ["messages"] = new JsonArray(work.DeepClone()) }, graph);
        await Task.Delay(duration / 2, settings.Clock, cancellationToken);

        Step(Tools, RunMessages.ToolResult(MessageId(), callId, script.Tool, script.ToolResult));
    }

    /// <summary>Adds a message to the thread, whose run goes on.</summary>
    private void Step(string node, JsonObject message)
    {
        var after = threads.Update(run.ThreadId, thread => thread with { Messages = thread.Messages.Add(message) });
        writer.Message(node, message);
        writer.Update(node, message);
        if (after is not null)
        {
            writer.Values(after.ToValues);
        }
    }

    /// <summary>Writes a text in pieces; the id of the message that they are of.</summary>
    private async Task<string> SayAsync(string text, TimeSpan duration, CancellationToken cancellationToken)
    {
        var id = MessageId();
        var pieces = Pieces.Of(text, MostPieces);
        foreach (var piece in pieces)
        {
            await Task.Delay(duration / pieces.Count, settings.Clock, cancellationToken);
            writer.Message(Model, RunMessages.Text("AIMessageChunk", id, piece));
        }

        return id;
    }

    private void Interrupt()
    {
        var interrupt = new JsonObject
        {
            ["id"] = settings.Ids.Hex(),
            ["value"] = new JsonObject { ["question"] = script.Text ?? "May the agent go on?", ["run_id"] = run.Id },
        };
        var done = Finish(ThreadStatus.Interrupted, thread => thread with { Interrupts = thread.Interrupts.Add(interrupt) });
        writer.Interrupts(new JsonArray(interrupt.DeepClone()));
        if (done is not null)
        {
            writer.Values(() =>
            {
                var values = done.ToValues();
                values["__interrupt__"] = done.ToInterrupts();
                return values;
            });
        }
    }

    /// <summary>Null if the thread was deleted while it ran. Of several runs on one thread, the last to end decides its status.</summary>
    private ThreadRecord? Finish(string status, Func<ThreadRecord, ThreadRecord> change)
    {
        run.Status = status;
        return threads.Update(run.ThreadId, thread => change(thread) with
        {
            ActiveRuns = thread.ActiveRuns - 1,
            Status = thread.ActiveRuns > 1 ? ThreadStatus.Busy : status,
        });
    }

    private string MessageId() => $"run--{settings.Ids.Uuid()}";
}
