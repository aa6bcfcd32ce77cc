using System.Text.Json.Nodes;

namespace DeepAgents.Emulator;

/// <summary>The answers that need no scenario: one for each magic word, and an echo.</summary>
internal static class BuiltInAnswers
{
    public static readonly IReadOnlyList<AnswerScript> All =
    [
        new()
        {
            WhenInputContains = MagicWords.Interrupt,
            Interrupts = { new JsonObject { ["question"] = "May the agent go on?" } },
        },
        new()
        {
            WhenInputContains = MagicWords.Approval,
            ToolCalls =
            {
                new ToolCallScript
                {
                    Name = "delete_file",
                    Arguments = new JsonObject { ["path"] = "old-report.txt" },
                    Result = "The file was deleted.",
                    AllowedDecisions = { HumanDecision.Approve, HumanDecision.Edit, HumanDecision.Reject, HumanDecision.Respond },
                },
            },
        },
        new() { WhenInputContains = MagicWords.Tool, ToolCalls = { new ToolCallScript() } },
        new() { WhenInputContains = MagicWords.Error, Error = new ErrorScript() },
        new(),
    ];
}
