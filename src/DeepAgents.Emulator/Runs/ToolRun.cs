using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>Runs a tool, unless a person decided otherwise, and notes in the ledger what became of the call.</summary>
internal static class ToolRun
{
    /// <summary>The call as a person decided it.</summary>
    public static ToolCall Decide(RunContext context, Decision decision, ToolCall call)
    {
        switch (decision.Kind)
        {
            case HumanDecision.Reject:
                context.Ledger.Settled(call.Id, ToolCallFate.Rejected);
                break;
            case HumanDecision.Respond:
                context.Ledger.Settled(call.Id, ToolCallFate.Answered);
                break;
            case HumanDecision.Edit:
                context.Ledger.Edited(call.Id, decision.Name!, decision.Arguments!);
                break;
        }

        return decision.ApplyTo(call, context.Turn.Script.ApprovalForm, context.NewMessageId());
    }

    /// <summary>The message with the result of the call.</summary>
    public static JsonObject ResultOf(RunContext context, ToolCall call)
    {
        if (call.Result is not null)
        {
            return call.Result;
        }

        var tool = call.Name == call.Script.Name ? call.Script : context.FindTool(call.Name);
        if (tool is null)
        {
            context.Ledger.Settled(call.Id, ToolCallFate.Failed);
            var known = string.Join(", ", context.Turn.Script.ToolCalls.Select(one => one.Name).Distinct());
            return RunMessages.ToolResult(
                context.NewMessageId(),
                call.Id,
                call.Name,
                $"Error: {call.Name} is not a valid tool, try one of [{known}].",
                RunMessages.Error);
        }

        context.Ledger.Settled(call.Id, call.IsEdited ? ToolCallFate.RanEdited : ToolCallFate.Ran);
        return RunMessages.ToolResult(context.NewMessageId(), call.Id, call.Name, tool.Result);
    }
}
