using DeepAgents;
using DeepAgents.LangSmith;

namespace TerminalChat;

/// <summary>A line in, the answer as it is written out, and a question whenever the run waits for a person.</summary>
internal sealed class Chat : IAsyncDisposable
{
    private readonly DeepAgentsClient _client;
    private readonly string _agentId;
    private readonly List<string> _threadIds = [];

    private Chat(DeepAgentsClient client, string agentId) => (_client, _agentId) = (client, agentId);

    public static async Task<Chat> StartAsync(DeepAgentsClient client, CancellationToken cancellationToken)
    {
        var request = new CreateAgentRequest { Name = "Terminal chat", Instructions = "Answer in a few sentences." };
        var agent = await client.Agents.CreateAsync(request, cancellationToken: cancellationToken);
        return new Chat(client, agent.Id!);
    }

    /// <summary>Goes on until the input ends, or says exit.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string? threadId = null;
        while (await ReadAsync("you> ", cancellationToken) is { } line && line is not "exit")
        {
            try
            {
                if (line.Length > 0)
                {
                    threadId ??= await NewThreadAsync(cancellationToken);
                    threadId = await AnswerAsync(threadId, line, cancellationToken) ? threadId : null;
                }
            }
            catch (DeepAgentsException failure)
            {
                Console.WriteLine($"\n! {failure.Message}");
            }
        }
    }

    /// <summary>Deletes what was made, also after Ctrl+C.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var threadId in _threadIds)
        {
            await _client.Threads.DeleteAsync(threadId);
        }

        await _client.Agents.DeleteAsync(_agentId);
    }

    /// <summary>Whether the thread can take another message: one whose run was not approved goes on waiting.</summary>
    private async Task<bool> AnswerAsync(string threadId, string line, CancellationToken cancellationToken)
    {
        var request = StreamRunRequest.Create(_agentId, line);
        request.StreamMode = [RunStreamMode.MessagesTuple];
        Console.Write("agent> ");
        var outcome = await _client.Runs.RunAndWaitAsync(threadId, request, new RunWaitOptions { OnEvent = Show }, cancellationToken);
        Console.WriteLine();
        while (outcome.IsInterrupted)
        {
            foreach (var interrupt in outcome.Interrupts)
            {
                Console.WriteLine(Printable($"The agent asks: {interrupt.Value}"));
            }

            if (await ReadAsync("approve? (y/n) ", cancellationToken) is not ("y" or "yes"))
            {
                Console.WriteLine("Not approved. The run stays where it is; the next message begins a new conversation.");
                return false;
            }

            outcome = await _client.Runs.ResolveInterruptAndWaitAsync(threadId, cancellationToken: cancellationToken);
            Console.WriteLine(Printable($"agent> {outcome.Text}"));
        }

        return true;
    }

    private async Task<string> NewThreadAsync(CancellationToken cancellationToken)
    {
        var thread = await _client.Threads.CreateAsync(new CreateThreadRequest { AgentId = _agentId }, cancellationToken: cancellationToken);
        _threadIds.Add(thread.Id!);
        return thread.Id!;
    }

    private static void Show(RunEvent item)
    {
        if (item is RunMessageEvent { IsAssistant: true, Namespace.Count: 0 } message)
        {
            Console.Write(Printable(message.TextDelta));
        }
    }

    /// <summary>Null at the end of the input. The console itself cannot be told to stop reading.</summary>
    private static async Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        Console.Write(prompt);
        return (await Task.Run(Console.ReadLine, cancellationToken).WaitAsync(cancellationToken))?.Trim();
    }

    /// <summary>Without the characters that would steer the terminal: what an agent writes is anybody's text.</summary>
    private static string Printable(string text) => string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}
