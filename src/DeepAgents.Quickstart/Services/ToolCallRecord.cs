using DeepAgents.Emulator;

namespace Quickstart.Services;

/// <summary>What the ledger of the stand-in says about a tool call. No client takes part in it, so it shows what really happened.</summary>
/// <param name="Fate">What became of the call.</param>
/// <param name="Path">The path that it was about: the edited one, if a person edited it.</param>
internal sealed record ToolCallRecord(string Fate, string? Path)
{
    public static ToolCallRecord Last(DeepAgentsEmulator standIn, string threadId)
    {
        var call = standIn.GetLedger().ToolCalls.Last(call => call.ThreadId == threadId);
        var fate = call.Fate switch
        {
            ToolCallFate.Ran => "ran as proposed",
            ToolCallFate.RanEdited => "ran with the edited arguments",
            ToolCallFate.Rejected or ToolCallFate.Answered or ToolCallFate.Ended => "did not run",
            _ => $"is {call.Fate}",
        };
        return new ToolCallRecord(fate, (string?)call.Arguments["path"]);
    }
}
