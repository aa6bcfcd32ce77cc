using DeepAgents;
using DeepAgents.LangSmith;

namespace Consumers;

public static class LangSmithTour
{
    public static async Task RunAsync(Uri endpoint, TextWriter output)
    {
        var options = new DeepAgentsOptions { ApiKey = "any", Endpoint = endpoint, TimeProvider = TimeProvider.System };
        using var client = new DeepAgentsClient(options);
        var agent = await client.Agents.CreateAsync(new CreateAgentRequest { Name = "Researcher", Instructions = "Be brief." });
        var thread = await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = agent.Id });

        var answer = "";
        await foreach (var text in client.Runs.StreamTextAsync(thread.Id, StreamRunRequest.Create(agent.Id, "Hello")))
        {
            answer += text;
        }

        output.WriteLine($"streamed: {answer}");

        var outcome = await client.Runs.RunAndWaitAsync(thread.Id, StreamRunRequest.Create(agent.Id, "Again"));
        output.WriteLine($"waited: {outcome.Text}");

        await foreach (var item in client.Agents.ListAllAsync())
        {
            output.WriteLine($"listed: {item.Name}");
        }

        await client.Threads.DeleteAsync(thread.Id);
        await client.Agents.DeleteAsync(agent.Id);
        try
        {
            await client.Agents.GetAsync(agent.Id);
        }
        catch (DeepAgentsNotFoundException exception)
        {
            output.WriteLine($"failed: {exception.GetType().Name} {exception.Status} {exception.Error.GetType().Name}");
        }
    }
}
