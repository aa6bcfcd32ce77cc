using DeepAgents;
using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;
using Quickstart.Services;
using Quickstart.Steps;

namespace Quickstart.Tours;

/// <summary>An answer that is shown while it is written, and tool calls that run only as a person decides.</summary>
internal sealed class ConversationTour(TourContext context, Service<DeepAgentsClient> service)
{
    private readonly DeepAgentsClient _client = service.Client;
    private readonly StepLog _steps = context.Steps;

    public async Task RunAsync(string agentId, string threadId, CancellationToken cancellationToken)
    {
        await StreamAnswerAsync(agentId, threadId, cancellationToken);
        if (service.StandIn is null)
        {
            _steps.Skip("Decide on tool calls", "the agent made here has no tools; give yours an interrupt_config");
            return;
        }

        await DecideAsync(
            "Approve a tool call", agentId, threadId, action => action.Approve(), "ran as proposed", "old-report.txt", cancellationToken);
        await DecideAsync(
            "Edit a tool call",
            agentId,
            threadId,
            action => action.Edit(action.Name, new JObject { ["path"] = "drafts/old-report.txt" }),
            "ran with the edited arguments",
            "drafts/old-report.txt",
            cancellationToken);
        await DecideAsync(
            "Reject a tool call", agentId, threadId, action => action.Reject("Not without a ticket."), "did not run", "old-report.txt", cancellationToken);
    }

    private async Task StreamAnswerAsync(string agentId, string threadId, CancellationToken cancellationToken)
    {
        _steps.Begin("Stream an answer");
        var pieces = 0;
        context.Screen.BeginText();
        await foreach (var text in _client.Runs.StreamTextAsync(threadId, StreamRunRequest.Create(agentId, "Say hello."), cancellationToken: cancellationToken))
        {
            context.Screen.Text(text);
            pieces++;
        }

        context.Screen.EndText();
        Expect.That(pieces > 0, "The answer should have come in at least one piece.");
        _steps.Pass($"{pieces} pieces, and the run completed");
    }

    /// <summary>Asks for something that needs approval, decides, and confirms from the ledger of the stand-in what became of the tool call.</summary>
    private async Task DecideAsync(
        string title,
        string agentId,
        string threadId,
        Func<ActionRequest, Decision> decide,
        string expectedFate,
        string expectedPath,
        CancellationToken cancellationToken)
    {
        _steps.Begin(title);
        var paused = await _client.Runs.RunAndWaitAsync(
            threadId, StreamRunRequest.Create(agentId, "Delete the old report."), cancellationToken: cancellationToken);
        Expect.Equal(RunOutcomeStatus.Waiting, paused.Status, "the status of the run");
        Expect.Equal(1, paused.ActionRequests.Count, "the number of tool calls that wait");

        var outcome = await _client.Runs.ResumeAndWaitAsync(paused, paused.ActionRequests.Select(decide), cancellationToken: cancellationToken);
        Expect.Equal(RunOutcomeStatus.Completed, outcome.Status, "the status of the resumed run");
        var call = ToolCallRecord.Last(service.StandIn!, threadId);
        Expect.Equal((expectedFate, expectedPath), (call.Fate, call.Path), "what the ledger says");
        var action = paused.ActionRequests[0];
        _steps.Pass($"{action.Name} {action.Arguments.ToString(Newtonsoft.Json.Formatting.None)}\nledger: the tool {call.Fate} ({call.Path})\n\"{outcome.Text}\"");
    }
}
