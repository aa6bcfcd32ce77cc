using System.Text;
using DeepAgents.Benchmarks.Payloads;
using DeepAgents.Benchmarks.Server;
using DeepAgents.LangSmith;

namespace DeepAgents.Benchmarks.Contenders;

/// <summary>The package as it is, with everything it does for its user on the way.</summary>
internal sealed class Ours(DeepAgentsClient client) : IDisposable
{
    public const string Name = "DeepAgents.Generated";

    /// <summary>The package's streams without its typed events.</summary>
    public const string RawName = "DeepAgents.Generated, raw";

    private readonly CreateAgentRequest _request = ReadRequest();

    public async Task<long> GetAgentAsync(bool withFiles)
    {
        var agent = await client.Agents.GetAsync(BenchmarkPaths.AgentId, withFiles ? new GetAgentOptions { IncludeFiles = true } : null);
        return Checksums.OfAgent(agent.Name, agent.CreatedAt, agent.Instructions, agent.Tools?.Tools?.Count, agent.Files?.Values.Select(file => file.Content));
    }

    public async Task<long> ListAgentsAsync()
    {
        var page = await client.Agents.ListAsync();
        return page.Items.Sum(agent => Checksums.OfSummary(agent.Name, agent.CreatedAt));
    }

    public Task<long> WriteRequestAsync()
    {
        using var body = WireJson.Write(_request);
        return Task.FromResult<long>(body.Count);
    }

    public async Task<long> StreamAsync(int events)
    {
        var sum = 0L;
        await foreach (var item in client.Runs.StreamAsync(BenchmarkPaths.EventsThreadId(events), Request()))
        {
            sum += (item as RunMessageEvent)?.TextDelta.Length ?? 0;
        }

        return sum;
    }

    /// <summary>The same stream as bytes. What comes out is made comparable by the length that the data has without its text.</summary>
    public async Task<long> StreamRawAsync(int events)
    {
        var sum = 0L;
        await foreach (var item in client.Runs.StreamRawAsync(BenchmarkPaths.EventsThreadId(events), Request()))
        {
            sum += item.Name == "messages" ? item.Data.Length - BenchmarkPayloads.BytesAroundText : 0;
        }

        return sum;
    }

    public void Dispose() => client.Dispose();

    private static StreamRunRequest Request() => StreamRunRequest.Create(BenchmarkPaths.AgentId, "Go on.");

    private static CreateAgentRequest ReadRequest()
    {
        var text = Encoding.UTF8.GetBytes(BenchmarkPayloads.CreateRequest);
        return WireJson.Read(text, JsonForms<CreateAgentRequest>.Of, JsonLimits.None)!;
    }
}
