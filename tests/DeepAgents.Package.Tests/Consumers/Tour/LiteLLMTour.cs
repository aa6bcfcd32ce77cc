using DeepAgents;
using DeepAgents.LiteLLM;

namespace Consumers;

public static class LiteLLMTour
{
    public static async Task RunAsync(Uri endpoint, TextWriter output)
    {
        using var client = new LiteLLMAgentPlatformClient(new LiteLLMAgentPlatformOptions { ApiKey = "any", Endpoint = endpoint });
        var agent = await client.Agents.CreateAsync(new CreatePlatformAgentRequest { Name = "Builder", Model = "a-model" });
        var session = await client.Sessions.CreateAndWaitAsync(
            agent.Id, options: new PollingOptions { InitialInterval = TimeSpan.FromSeconds(0.1) });
        output.WriteLine($"waited: {session.Status}");

        var reply = await client.Sessions.SendMessageAsync(session.Id, new SendMessageRequest { Text = "Hello" });
        output.WriteLine($"answered: {reply.Text}");

        var answer = "";
        await foreach (var frame in client.Sessions.StreamMessageAsync(session.Id, new SendMessageRequest { Text = "Again" }))
        {
            answer += (frame as HarnessEvent)?.Event.TextDelta;
        }

        output.WriteLine($"streamed: {answer}");

        await client.Sessions.DeleteAsync(session.Id);
        await client.Agents.DeleteAsync(agent.Id);
        try
        {
            await client.Agents.GetAsync(agent.Id);
        }
        catch (DeepAgentsApiException exception)
        {
            output.WriteLine($"failed: {exception.GetType().Name} {exception.Status} {exception.Error.GetType().Name}");
        }
    }
}
