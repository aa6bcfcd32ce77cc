using DeepAgents.Chaos.Jobs;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace DeepAgents.Chaos.Sweeping;

/// <summary>Reads what is there.</summary>
internal sealed class SweepLists(Services services)
{
    private readonly DeepAgentsClient _langSmith = services.LangSmith;
    private readonly LiteLLMAgentPlatformClient _platform = services.Platform;

    public async Task<IReadOnlyList<(string Id, string Name)>> AgentsAsync()
    {
        var agents = _langSmith.Agents.ListAllAsync(new ListAgentsOptions { PageSize = 100, SortBy = AgentSortKey.Name });
        return await agents.Select(agent => (agent.Id, agent.Name!)).ToListAsync();
    }

    public async Task<IReadOnlyList<(string Id, string Name)>> McpServersAsync() =>
        [.. (await _langSmith.McpServers.ListAsync()).Select(server => (server.Id, server.Name!))];

    public async Task<IReadOnlyList<(string Id, string Name)>> PlatformAgentsAsync()
    {
        var agents = _platform.Agents.ListAllAsync(new ListPlatformAgentsOptions { Limit = 200 });
        return await agents.Select(agent => (agent.Id, agent.Name!)).ToListAsync();
    }

    public async Task<IReadOnlyList<string>> ThreadsOfAsync(string agentId) =>
        await _langSmith.Threads.ListAllAsync(agentId).Select(thread => thread.Id).ToListAsync();

    public async Task<IReadOnlyList<string>> SessionsOfAsync(string agentId) =>
        [.. (await _platform.Sessions.ListAsync(new ListPlatformSessionsOptions { AgentId = agentId })).Select(session => session.Id)];

    public async Task<IReadOnlyList<string>> QuestionsOfThreadAsync(string threadId)
    {
        var thread = await _langSmith.Threads.GetAsync(threadId);
        return [.. thread.Values!["messages"]!.Where(message => (string?)message["type"] == "human").Select(message => (string)message["content"]!)];
    }

    public async Task<IReadOnlyList<string>> QuestionsOfSessionAsync(string sessionId)
    {
        var messages = await _platform.Sessions.ListMessagesAsync(sessionId);
        return [.. messages.Where(message => message.Info!.Role == "user").Select(message => message.Parts![0].Text!)];
    }

    public async Task<int> ProvidersOfAsync(string serverId) =>
        (await _langSmith.McpServers.GetAsync(serverId)).OAuthProviderId is null ? 0 : 1;

    /// <summary>Sessions cannot be listed. But one that is there is completed by now, and is used again where that is asked for.</summary>
    public async Task<int> AuthSessionsOfAsync(string serverId)
    {
        if ((await _langSmith.McpServers.GetAsync(serverId)).OAuthProviderId is not { } provider)
        {
            return 0;
        }

        var request = new CreateAuthSessionRequest { ProviderId = provider, Scopes = [], Strategy = AuthSessionStrategy.Reuse };
        return (await _langSmith.AuthSessions.CreateAsync(request)).Status == AuthSessionStatus.Completed ? 1 : 0;
    }
}
