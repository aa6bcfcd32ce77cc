using DeepAgents;
using DeepAgents.LangSmith;
using Quickstart.Services;
using Quickstart.Steps;

namespace Quickstart.Tours;

/// <summary>An answer that is shown while it is written, with a pause in the middle for a person's approval.</summary>
internal sealed class ConversationTour(TourContext context, Service<DeepAgentsClient> service)
{
    /// <summary>What makes the stand-in ask a person; a live agent asks when one of its tools is set up so.</summary>
    private const string AskFirst = "[approval]";

    private readonly DeepAgentsClient _client = service.Client;
    private readonly StepLog _steps = context.Steps;

    public async Task RunAsync(string agentId, string threadId, CancellationToken cancellationToken)
    {
        var interrupts = await StreamAnswerAsync(agentId, threadId, cancellationToken);
        Expect.That(service.IsLive || interrupts > 0, "The stand-in should have asked for approval.");
        if (interrupts > 0)
        {
            await ApproveAsync(threadId, cancellationToken);
        }
    }

    /// <summary>Returns the number of interrupts that the run waits on.</summary>
    private async Task<int> StreamAnswerAsync(string agentId, string threadId, CancellationToken cancellationToken)
    {
        _steps.Begin("Stream an answer");
        var request = StreamRunRequest.Create(agentId, service.IsLive ? "Say hello." : $"Delete the old report. {AskFirst}");
        request.StreamMode = [RunStreamMode.MessagesTuple, RunStreamMode.Updates];
        var (pieces, interrupts) = (0, 0);
        context.Screen.BeginText();
        await foreach (var item in _client.Runs.StreamAsync(threadId, request, cancellationToken: cancellationToken))
        {
            switch (item)
            {
                case RunMessageEvent { IsAssistant: true } message:
                    context.Screen.Text(message.TextDelta);
                    pieces += message.TextDelta.Length > 0 ? 1 : 0;
                    break;
                case RunUpdatesEvent { Interrupts.Count: > 0 } update:
                    interrupts += update.Interrupts.Count;
                    break;
            }
        }

        context.Screen.EndText();
        Expect.That(pieces > 0, "The answer should have come in at least one piece.");
        _steps.Pass($"{pieces} pieces" + (interrupts > 0 ? ", then the run waits for approval" : ""));
        return interrupts;
    }

    private async Task ApproveAsync(string threadId, CancellationToken cancellationToken)
    {
        _steps.Begin("Approve, and let it go on");
        var outcome = await _client.Runs.ResolveInterruptAndWaitAsync(threadId, new PollingOptions { InitialInterval = TimeSpan.FromSeconds(0.5) }, cancellationToken);
        Expect.That(!outcome.IsInterrupted, "The run should have gone on after the approval.");
        _steps.Pass($"{outcome.Thread.Status}: \"{Expect.Text(outcome.Text, "an answer after the approval")}\"");
    }
}
