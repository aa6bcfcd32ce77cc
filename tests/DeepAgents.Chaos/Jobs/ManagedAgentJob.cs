using DeepAgents.Chaos.Plants;
using DeepAgents.Chaos.Watching;
using DeepAgents.LangSmith;

namespace DeepAgents.Chaos.Jobs;

/// <summary>LangSmith: an agent, a conversation with it, an MCP server that it may use.</summary>
internal sealed class ManagedAgentJob(JobContext context) : IJob
{
    private readonly DeepAgentsClient _client = context.Services.LangSmith;
    private string _agentId = "";

    public async Task RunAsync()
    {
        await context.TryAsync(CreateAgentAsync);
        await context.TryAsync(ConverseAsync);
        await context.TryAsync(ConnectAsync);
    }

    private async Task CreateAgentAsync()
    {
        _agentId = await context.MakeAsync(Kinds.Agents, null, async making =>
        {
            var request = new CreateAgentRequest { Name = making.Name, Instructions = "Repeat what you are told." };
            var agent = await _client.Agents.CreateAsync(request, cancellationToken: context.Token);
            return UnusableAnswerException.Need(agent.Id, "the id of the agent");
        });
        context.DeleteLater(Kinds.Agents, _agentId, token => _client.Agents.DeleteAsync(_agentId, cancellationToken: token));
    }

    private async Task ConverseAsync()
    {
        var threadId = await context.MakeAsync(Kinds.Threads, _agentId, async _ =>
        {
            var thread = await _client.Threads.CreateAsync(new CreateThreadRequest { AgentId = _agentId }, cancellationToken: context.Token);
            return UnusableAnswerException.Need(thread.Id, "the id of the thread");
        });
        context.DeleteLater(
            Kinds.Threads,
            threadId,
            token => _client.Threads.DeleteAsync(threadId, cancellationToken: token),
            () => context.HasDoubtUnder(threadId));
        await context.MakeAsync(Kinds.Runs, threadId, making => StreamAsync(threadId, making));
        await context.MakeAsync(Kinds.Runs, threadId, making => AskAsync(threadId, making));
        await _client.Threads.WaitForIdleAsync(
            threadId, new ThreadWaitOptions { Polling = Services.Polling(), SettleTime = TimeSpan.Zero }, cancellationToken: context.Token);
    }

    private async Task<string> StreamAsync(string threadId, Making making)
    {
        var watch = new RunWatch(making.Name, context);
        await foreach (var item in _client.Runs.StreamAsync(threadId, watch.Request(_agentId), watch.Options, context.Token))
        {
            making.Confirm();
            if (context.Planted.Take(Plant.WrongException))
            {
                // As if the stream had let it out. The clients wrap what a handler throws, so it cannot come from there.
                throw new InvalidOperationException("This exception is planted.");
            }

            if (item.Id == "2" && context.Planted.Take(Plant.LostEvent))
            {
                continue;
            }

            watch.See(item);
            if (context.Planted.Take(Plant.RepeatedEvent))
            {
                watch.See(item);
            }
        }

        watch.Ended();
        return making.Name;
    }

    private async Task<string> AskAsync(string threadId, Making making)
    {
        var watch = new RunWatch(making.Name, context);
        var options = new RunWaitOptions
        {
            Stream = watch.Options,
            Polling = Services.Polling(),
            OnEvent = item =>
            {
                making.Confirm();
                watch.See(item);
            },
        };
        var outcome = await _client.Runs.RunAndWaitAsync(threadId, watch.Request(_agentId), options, context.Token);
        making.Confirm();
        if (outcome.Status != RunOutcomeStatus.Completed)
        {
            // An answer of an odd shape may lack the values of the thread, which looks like a run that was cancelled.
            throw new UnusableAnswerException("the values of the thread");
        }

        if (outcome.Text != watch.Answer || context.Planted.Take(Plant.WrongAnswer))
        {
            context.Findings.Add(FindingKind.WrongAnswer, $"job {context.Number}: the run ended with '{outcome.Text}' instead of '{watch.Answer}'");
        }

        return making.Name;
    }

    private async Task ConnectAsync()
    {
        var serverId = await context.MakeAsync(Kinds.McpServers, null, async making =>
        {
            var request = new CreateMcpServerRequest
            {
                Name = making.Name,
                Url = $"https://mcp.example.com/{making.Name}",
                AuthType = AuthType.OAuth,
                OAuthMode = OAuthMode.PerUserDynamicClient,
            };
            var server = await _client.McpServers.CreateAsync(request, cancellationToken: context.Token);
            return UnusableAnswerException.Need(server.Id, "the id of the MCP server");
        });
        context.DeleteLater(
            Kinds.McpServers,
            serverId,
            token => _client.McpServers.DeleteAsync(serverId, cancellationToken: token),
            () => context.HasDoubtUnder(serverId));
        var options = new McpConnectOptions { OnVerification = (_, _) => Task.CompletedTask, Polling = Services.Polling() };
        await context.MakeAsync(Kinds.OAuthProviders, serverId, async _ =>
        {
            var providerId = "";
            await context.MakeAsync(Kinds.AuthSessions, serverId, async _ =>
            {
                var connection = await _client.McpServers.ConnectAsync(serverId, options, context.Token);
                providerId = connection.OAuthProviderId;
                return UnusableAnswerException.Need(connection.AuthSessionId, "the id of the authorization session");
            });
            return providerId;
        });
    }
}
