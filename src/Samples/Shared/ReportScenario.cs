using System.Text.Json.Nodes;
using DeepAgents.Emulator;

namespace Samples;

/// <summary>
/// The emulated agent of the samples. It looks after reports, understands a few plain sentences, and asks before it changes anything.
/// </summary>
internal static class ReportScenario
{
    public static DeepAgentsEmulatorOptions Options => new()
    {
        Scenario =
        {
            Answers =
            {
                new AnswerScript
                {
                    WhenInputContains = "clean up",
                    ToolCalls = { DeleteFile("reports/2023-q3.md"), DeleteFile("reports/2023-q4.md") },
                },
                new AnswerScript { WhenInputContains = "delete", ToolCalls = { DeleteFile("reports/2023-q4.md") } },
                new AnswerScript { WhenInputContains = "mail", ToolCalls = { SendEmail() } },
                new AnswerScript
                {
                    WhenInputContains = "summar",
                    Interrupts = { new JsonObject { ["question"] = "Which quarter should the summary cover?" } },
                },
            },
        },
    };

    private static ToolCallScript DeleteFile(string path) => new()
    {
        Name = "delete_file",
        Arguments = new JsonObject { ["path"] = path },
        Description = "Deletes a file for good.",
        Result = "The file is deleted.",
        AllowedDecisions = { HumanDecision.Approve, HumanDecision.Edit, HumanDecision.Reject },
    };

    private static ToolCallScript SendEmail() => new()
    {
        Name = "send_email",
        Arguments = new JsonObject
        {
            ["to"] = new JsonArray("team@example.com"),
            ["subject"] = "The report of the quarter",
            ["body"] = "Hello all,\n\nthe report is ready. Revenue grew by 4 %.",
        },
        Description = "Sends an email to people outside of this conversation.",
        Result = "The email is sent.",
        AllowedDecisions = { HumanDecision.Approve, HumanDecision.Edit, HumanDecision.Reject, HumanDecision.Respond },
    };
}
