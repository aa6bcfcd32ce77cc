using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.Runs;

/// <summary>What the model does: first its tool calls, if it has any, and then its answer.</summary>
internal sealed class ModelNode(RunContext context)
{
    private const string Preamble = "One moment, a person has to approve this.";

    public Task RunAsync(CancellationToken cancellationToken) => context.Turn is { CallMessage: null, Script.ToolCalls.Count: > 0 }
        ? CallAsync(cancellationToken)
        : AnswerAsync(cancellationToken);

    private async Task CallAsync(CancellationToken cancellationToken)
    {
        var turn = context.Turn;
        var calls = turn.Script.ToolCalls.Select(Propose).ToList();
        var text = turn.Script.ToolCalls.Any(call => call.NeedsDecision) ? Preamble : "";
        var message = await Speaker.SayAsync(context, text, calls, context.Duration / 2, "", cancellationToken);
        foreach (var call in calls)
        {
            context.Ledger.Called(context.ThreadId, call.Id, call.Name, call.Arguments);
        }

        Commit(turn.GoTo(turn.HasReview ? Node.Review : Node.Tools) with { CallMessage = message, Calls = [.. calls] }, message);
    }

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        var turn = context.Turn;
        var duration = turn.CallMessage is null ? context.Duration : context.Duration / 2;
        if (turn.Script.Error is { } error)
        {
            await context.WaitAsync(duration, cancellationToken);
            throw new RunFailure(error.Type, error.Message ?? "The run failed, as its input asked for.");
        }

        var text = turn.Script.FinalText(turn.Input, turn.Results, turn.Answers.ConvertAll(JsonText.ToText));
        var message = await Speaker.SayAsync(context, text, [], duration, "", cancellationToken);
        Commit(turn.GoTo(turn.HasReview ? Node.Review : Node.End), message);
    }

    /// <summary>A subagent's call is made by the subagent; what the agent itself calls is the subagent.</summary>
    private ToolCall Propose(ToolCallScript script)
    {
        var id = $"call_{context.Ids.Hex()}";
        return script.Subagent is { } subagent
            ? new ToolCall(
                id, "task", new JsonObject { ["description"] = $"Use {script.Name}.", ["subagent_type"] = subagent }, script)
            : new ToolCall(id, script.Name, script.ArgumentsFor(context.Turn.Input), script);
    }

    private void Commit(Turn next, JsonObject message) =>
        context.Commit(next, [message], () => context.Writer.Update(Node.Model, [message]));
}
