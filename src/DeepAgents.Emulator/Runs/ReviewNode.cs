using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>
/// Looks at each message of the model, as the runtime's middleware does: asks a person about the calls that need a decision, all in one
/// question, and lets nothing of the message run before.
/// </summary>
internal sealed class ReviewNode(RunContext context)
{
    public Task RunAsync()
    {
        var turn = context.Turn;
        var gated = turn.Calls.FindAll(call => turn.IsReviewed(call.Script));
        if (gated.IsEmpty)
        {
            context.Commit(turn.GoTo(Node.End), [], () => context.Writer.Update(Node.Review, null));
            return Task.CompletedTask;
        }

        if (turn.Tasks.IsEmpty)
        {
            turn = turn with { Tasks = [Ask(turn, gated)] };
            context.Turn = turn;
        }

        if (turn.Tasks[0] is { IsWaiting: true } task)
        {
            context.Writer.Paused(task.Interrupt);
            return Task.CompletedTask;
        }

        Decide(turn, gated, Decisions.Read(turn.Script.ApprovalForm, turn.Tasks[0].Answer!.Value, gated));
        return Task.CompletedTask;
    }

    private TurnTask Ask(Turn turn, ImmutableList<ToolCall> gated) => new()
    {
        Id = context.Ids.Uuid(),
        Interrupt = context.NewInterrupt(ApprovalRequest.OfAll(turn.Script.ApprovalForm, gated)),
    };

    private void Decide(Turn turn, ImmutableList<ToolCall> gated, IReadOnlyList<Decision> decisions)
    {
        var form = turn.Script.ApprovalForm;
        var decided = gated.Select((call, index) => ToolRun.Decide(context, decisions[index], call))
            .ToDictionary(call => call.Id, StringComparer.Ordinal);
        var calls = turn.Calls.ConvertAll(call => decided.GetValueOrDefault(call.Id, call));
        var left = calls.FindAll(call => call.Result is null);
        var kept = calls;
        if (form == ApprovalForm.CamelCase && decisions.Any(decision => decision.Kind == HumanDecision.Reject))
        {
            // In this middleware, a rejection returns to the model at once: no other call of the message runs.
            context.Ledger.Ended(left.Select(call => call.Id));
            kept = calls.RemoveAll(call => call.Result is null && decided.ContainsKey(call.Id));
            left = [];
        }

        var message = RunMessages.WithCalls(turn.CallMessage!, kept);
        List<JsonObject> results = [.. calls.Where(call => call.Result is not null).Select(call => call.Result!)];
        var next = turn.GoTo(left.IsEmpty ? Node.Model : Node.Tools) with
        {
            CallMessage = message,
            Calls = left,
            Results = turn.Results.AddRange(results.Select(result => ((string)result["name"]!, (string)result["content"]!))),
        };
        context.Commit(next, [message, .. results], () =>
        {
            foreach (var result in results)
            {
                context.Writer.Message(Node.Review, result);
            }

            context.Writer.Update(Node.Review, [message, .. results]);
        });
    }
}
