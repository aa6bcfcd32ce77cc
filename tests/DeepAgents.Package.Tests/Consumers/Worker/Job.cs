using DeepAgents.LangSmith;

namespace Consumers;

/// <summary>One job, and then the program ends.</summary>
internal sealed class Job(DeepAgentsClient client, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var request = new CreateAgentRequest { Name = "Clerk", Instructions = "Be brief." };
        var agent = await client.Agents.CreateAsync(request, cancellationToken: stoppingToken);
        var thread = await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = agent.Id }, cancellationToken: stoppingToken);
        var outcome = await client.Runs.RunAndWaitAsync(thread.Id, StreamRunRequest.Create(agent.Id, "Hello"), cancellationToken: stoppingToken);
        Console.WriteLine($"job: {outcome.Text}");
        lifetime.StopApplication();
    }
}
