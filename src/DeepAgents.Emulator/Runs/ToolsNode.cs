using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>
/// Carries out the calls of a message, each in a task of its own: a tool, which can ask about itself, or a subagent, which can ask about
/// the tool that it calls. What is done stays done while others wait.
/// </summary>
internal sealed class ToolsNode(RunContext context)
{
    private readonly Subagent _subagent = new(context);

    private TimeSpan DurationOfTask => context.Duration / 2 / context.Turn.Tasks.Count;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isNew = context.Turn.Tasks.IsEmpty;
        if (isNew)
        {
            await BeginAsync(cancellationToken);
        }

        var doneBefore = context.Turn.Tasks.FindAll(task => task.Result is not null);
        foreach (var interrupt in context.Turn.Waiting)
        {
            context.Writer.Paused(interrupt);
        }

        if (!context.Turn.Waiting.Any())
        {
            doneBefore.ForEach(task => context.Writer.Update(Node.Tools, [task.Result!], isCached: true));
        }

        foreach (var task in context.Turn.Tasks.Where(task => task.Result is null && !task.IsWaiting))
        {
            await RunAsync(task, cancellationToken);
        }

        var results = context.Turn.Tasks.Where(task => task.Result is not null).Select(task => task.Result!).ToList();
        if (!context.Turn.Waiting.Any())
        {
            var next = context.Turn.GoTo(Node.Model) with
            {
                Calls = [],
                Results = context.Turn.Results.AddRange(results.Select(one => ((string)one["name"]!, (string)one["content"]!))),
            };
            context.Commit(next, results, () => { });
        }
        else if (results.Count > doneBefore.Count)
        {
            context.WriteValuesWith(results);
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var asksPerCall = context.Turn.Script.ApprovalForm == ApprovalForm.PerCall;
        context.Turn = context.Turn with
        {
            Tasks = context.Turn.Calls.ConvertAll(call => new TurnTask
            {
                Id = context.Ids.Uuid(),
                Call = call,
                Interrupt = asksPerCall && call.Script is { NeedsDecision: true, Subagent: null }
                    ? context.NewInterrupt(ApprovalRequest.Of(call))
                    : null,
            }),
        };
        foreach (var task in context.Turn.Tasks.Where(task => task.Call!.Script.Subagent is not null))
        {
            context.Turn = context.Turn.With(await _subagent.BeginAsync(task, DurationOfTask / 2, cancellationToken));
        }
    }

    private async Task RunAsync(TurnTask task, CancellationToken cancellationToken)
    {
        var result = task.InnerCall is null
            ? await UseToolAsync(task, cancellationToken)
            : await _subagent.EndAsync(task, DurationOfTask / 2, cancellationToken);
        context.Turn = context.Turn.With(task with { Result = result });
        context.Writer.Message(Node.Tools, result);
        context.Writer.Update(Node.Tools, [result]);
    }

    /// <summary>A tool that runs works in a graph of its own that has one more inside.</summary>
    private async Task<JsonObject> UseToolAsync(TurnTask task, CancellationToken cancellationToken)
    {
        var call = task.Answer is { } answer
            ? ToolRun.Decide(context, Decisions.Read(context.Turn.Script.ApprovalForm, answer.Value, task.Call!), task.Call!)
            : task.Call!;
        if (call.Result is null)
        {
            var work = RunMessages.Ai(context.NewMessageId(), $"Working on {call.Name}.", [], usage: null);
            await context.WaitAsync(DurationOfTask / 2, cancellationToken);
            context.Writer.Message(Node.Model, work, $"{task.Path}|inner:{context.Ids.Uuid()}");
            context.Writer.Update(Node.Model, [work], task.Path);
            context.Writer.Values([work], task.Path);
            await context.WaitAsync(DurationOfTask / 2, cancellationToken);
        }

        return ToolRun.ResultOf(context, call);
    }
}
