using DeepAgents.LangSmith;

namespace Consumers;

public static class Mocks
{
    /// <summary>Code to test, as a program has it: it takes a client and knows nothing of mocks.</summary>
    public static async Task<string?> NameAsync(DeepAgentsClient client) => (await client.Agents.GetAsync("id")).Name;

    public sealed class FakeAgents : AgentsClient
    {
        public override Task<Agent> GetAsync(string agentId, GetAgentOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new Agent { Id = agentId, Name = "fake" });
    }

    public sealed class FakeClient() : DeepAgentsClient(new DeepAgentsOptions { ApiKey = "none" })
    {
        public override AgentsClient Agents { get; } = new FakeAgents();
    }
}
