using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>A subagent at work in a task: it calls one tool in a graph of its own, asks about it if it has to, and reports.</summary>
internal sealed class Subagent(RunContext context)
{
    private ApprovalForm Form => context.Turn.Script.ApprovalForm;

    /// <summary>The task with the call that the subagent makes, and with its question if there is one.</summary>
    public async Task<TurnTask> BeginAsync(TurnTask task, TimeSpan duration, CancellationToken cancellationToken)
    {
        var script = task.Call!.Script;
        var asked = RunMessages.Text("human", context.NewMessageId(), (string)task.Call.Arguments["description"]!);
        context.Writer.Values([asked], task.Path);
        await context.WaitAsync(duration, cancellationToken);
        var call = new ToolCall($"call_{context.Ids.Hex()}", script.Name, script.ArgumentsFor(context.Turn.Input), script);
        var message = await Speaker.SayAsync(context, "", [call], TimeSpan.Zero, task.Path, cancellationToken);
        context.Ledger.Called(context.ThreadId, call.Id, call.Name, call.Arguments);
        task = Add(task with { InnerCall = call, InnerMessages = [asked] }, Node.Model, message);
        if (script.NeedsDecision)
        {
            var request = Form == ApprovalForm.PerCall ? ApprovalRequest.Of(call) : ApprovalRequest.OfAll(Form, [call]);
            task = task with { Interrupt = context.NewInterrupt(request) };
            context.Writer.Paused(task.Interrupt, task.Path);
        }

        return task;
    }

    /// <summary>What the subagent reports once its tool was decided about.</summary>
    public async Task<JsonObject> EndAsync(TurnTask task, TimeSpan duration, CancellationToken cancellationToken)
    {
        var call = task.InnerCall!;
        if (task.Answer is { } answer)
        {
            var decision = Form == ApprovalForm.PerCall
                ? Decisions.Read(Form, answer.Value, call)
                : Decisions.Read(Form, answer.Value, [call])[0];
            call = ToolRun.Decide(context, decision, call);
            if (Form != ApprovalForm.PerCall)
            {
                context.Writer.Update(Node.Review, [RunMessages.WithCalls(task.InnerMessages[^1], [call])], task.Path);
            }
        }

        var result = ToolRun.ResultOf(context, call);
        context.Writer.Message(Node.Tools, result, task.Path);
        task = Add(task, Node.Tools, result);
        var report = $"{call.Name} said: {(string)result["content"]!}";
        var message = await Speaker.SayAsync(context, report, [], duration, task.Path, cancellationToken);
        Add(task, Node.Model, message);
        context.Ledger.Settled(task.Call!.Id, ToolCallFate.Ran);
        return RunMessages.ToolResult(context.NewMessageId(), task.Call.Id, task.Call.Name, report);
    }

    private TurnTask Add(TurnTask task, string node, JsonObject message)
    {
        task = task with { InnerMessages = task.InnerMessages.Add(message) };
        context.Writer.Update(node, [message], task.Path);
        context.Writer.Values(task.InnerMessages, task.Path);
        return task;
    }
}
