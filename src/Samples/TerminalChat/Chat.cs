using DeepAgents;
using DeepAgents.LangSmith;

namespace TerminalChat;

/// <summary>A conversation in the terminal: streams each answer, and asks a person whenever the run waits for one.</summary>
internal sealed class Chat : IAsyncDisposable
{
    private const string AgentPrompt = "agent> ";

    private readonly RunWaitOptions _options = new() { OnText = Terminal.Write };
    private readonly DeepAgentsClient _client;
    private readonly string _agentId;
    private string? _threadId;

    private Chat(DeepAgentsClient client, string agentId) => (_client, _agentId) = (client, agentId);

    public static async Task<Chat> StartAsync(DeepAgentsClient client, CancellationToken cancellationToken)
    {
        var request = new CreateAgentRequest { Name = "Terminal chat", Instructions = "Answer in a few sentences." };
        var agent = await client.Agents.CreateAsync(request, cancellationToken: cancellationToken);
        return new Chat(client, agent.Id);
    }

    /// <summary>Continues until the input ends or is "exit".</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await Terminal.ReadAsync("you> ", cancellationToken) is { } line && line is not "exit")
        {
            try
            {
                if (line.Length > 0 && !await AnswerAsync(line, cancellationToken))
                {
                    return;
                }
            }
            catch (Exception failure) when (failure is DeepAgentsException or InvalidOperationException)
            {
                // The client throws InvalidOperationException if somebody else has decided meanwhile.
                Console.WriteLine();
                Terminal.WriteLine($"! {failure.Message}");
            }
        }
    }

    /// <summary>Deletes what the chat created, also after Ctrl+C.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_threadId is not null)
        {
            await _client.Threads.DeleteAsync(_threadId);
        }

        await _client.Agents.DeleteAsync(_agentId);
    }

    /// <summary>Returns false if the input ended while the run waited for a person.</summary>
    private async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        _threadId ??= await NewThreadAsync(cancellationToken);
        Console.Write(AgentPrompt);
        var outcome = await _client.Runs.RunAndWaitAsync(_threadId, StreamRunRequest.Create(_agentId, line), _options, cancellationToken);
        Console.WriteLine();
        while (outcome.Status == RunOutcomeStatus.Waiting)
        {
            if (await DecisionPrompt.AskAsync(outcome, cancellationToken) is not { } decisions)
            {
                return false;
            }

            Console.Write(AgentPrompt);
            outcome = await _client.Runs.ResumeAndWaitAsync(outcome, decisions, _options, cancellationToken);
            Console.WriteLine();
        }

        if (outcome.Status == RunOutcomeStatus.Cancelled)
        {
            Console.WriteLine("! The run was cancelled.");
        }

        return true;
    }

    private async Task<string> NewThreadAsync(CancellationToken cancellationToken)
    {
        var request = new CreateThreadRequest { AgentId = _agentId };
        var thread = await _client.Threads.CreateAsync(request, cancellationToken: cancellationToken);
        return thread.Id;
    }
}
