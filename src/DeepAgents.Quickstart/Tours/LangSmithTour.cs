using DeepAgents.LangSmith;
using Quickstart.Services;
using Quickstart.Steps;

namespace Quickstart.Tours;

/// <summary>An agent with its files, a thread with its state, and the talk on it.</summary>
internal sealed class LangSmithTour(TourContext context, Service<DeepAgentsClient> service)
{
    private const string Instructions = "You answer in one short sentence.";

    private readonly DeepAgentsClient _client = service.Client;
    private readonly StepLog _steps = context.Steps;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ListAgentsAsync(cancellationToken);
        var agent = await CreateAgentAsync();
        await ReadAgentAsync(agent, cancellationToken);
        var threadId = await CreateThreadAsync(agent.Id);
        await ReadStateAsync(threadId, agent.Id, cancellationToken);
        await new ConversationTour(context, service).RunAsync(agent.Id, threadId, cancellationToken);
        await new AuthorizationTour(context, service).RunAsync(cancellationToken);
    }

    private async Task ListAgentsAsync(CancellationToken cancellationToken)
    {
        _steps.Begin("List the agents");
        var page = await _client.Agents.ListAsync(new ListAgentsOptions { PageSize = 5 }, cancellationToken);
        var names = page.Items.Select(agent => agent.Name).ToList();
        Expect.That(names.Count <= 5, $"Asked for 5 agents a page and got {names.Count}.");
        _steps.Pass(names.Count == 0 ? "none yet" : string.Join(", ", names) + (page.NextCursor is null ? "" : ", and more"));
    }

    /// <summary>Not cancelled by Ctrl+C, like every creation here: what has no known id cannot be deleted.</summary>
    private async Task<Agent> CreateAgentAsync()
    {
        _steps.Begin("Create an agent");
        var request = new CreateAgentRequest
        {
            Name = Names.Unique(),
            Description = "Made by the quickstart of DeepAgents.Generated.",
            Instructions = Instructions,
        };
        var agent = await _client.Agents.CreateAsync(request, cancellationToken: CancellationToken.None);
        var id = Expect.Text(agent.Id, "the id of the agent");
        context.Cleanup.Add("Delete the agent", id, token => _client.Agents.DeleteAsync(id, cancellationToken: token));
        Expect.Equal(request.Name, agent.Name, "the name of the agent");
        _steps.Pass($"{agent.Name}, id {id}");
        return agent;
    }

    private async Task ReadAgentAsync(Agent created, CancellationToken cancellationToken)
    {
        _steps.Begin("Read it with its files");
        var agent = await _client.Agents.GetAsync(created.Id, new GetAgentOptions { IncludeFiles = true }, cancellationToken);
        Expect.Equal(created.Id, agent.Id, "the id of the agent");
        Expect.Equal(created.Name, agent.Name, "the name of the agent");
        Expect.Equal(created.Description, agent.Description, "the description of the agent");
        Expect.Equal(created.Revision, agent.Revision, "the revision of the agent");

        // The tree of files is what an agent is made of; its instructions are one of them.
        var content = agent.Files?.TryGetValue("AGENTS.md", out var file) == true ? file.Content : null;
        Expect.That(
            Expect.Text(content, "a file AGENTS.md").Contains(Instructions, StringComparison.Ordinal),
            $"AGENTS.md should hold the instructions, but holds '{content}'.");
        _steps.Pass($"{string.Join(", ", agent.Files!.Keys)}; AGENTS.md says \"{content.Trim()}\"");
    }

    private async Task<string> CreateThreadAsync(string agentId)
    {
        _steps.Begin("Create a thread");
        var request = new CreateThreadRequest { AgentId = agentId };
        var thread = await _client.Threads.CreateAsync(request, cancellationToken: CancellationToken.None);
        var id = Expect.Text(thread.Id, "the id of the thread");
        context.Cleanup.Add("Delete the thread", id, token => _client.Threads.DeleteAsync(id, cancellationToken: token));
        Expect.Equal(agentId, thread.AgentId, "the agent of the thread");
        _steps.Pass($"id {id}");
        return id;
    }

    private async Task ReadStateAsync(string threadId, string agentId, CancellationToken cancellationToken)
    {
        _steps.Begin("Read its state");
        var state = await _client.Threads.GetAsync(threadId, cancellationToken: cancellationToken);
        Expect.Equal(threadId, state.Id ?? state.ThreadId, "the id of the thread");
        Expect.Equal(agentId, state.AgentId, "the agent of the thread");
        Expect.Equal(ThreadStatus.Idle, state.Status, "the status of the thread");
        _steps.Pass($"{state.Status}, created {state.CreatedAt:u}");
    }
}
