using System.Globalization;
using DeepAgents.Benchmarks.Payloads;
using DeepAgents.Benchmarks.Server;
using DeepAgents.Benchmarks.Stock;
using Newtonsoft.Json;

namespace DeepAgents.Benchmarks.Contenders;

/// <summary>What NSwag makes of the same contract without our templates. It has no streams: its operation reads one text, and fails on it.</summary>
internal sealed class StockNSwag(HttpClient http) : IDisposable
{
    public const string Name = "stock NSwag";

    private static readonly Guid AgentId = Guid.Parse(BenchmarkPaths.AgentId, CultureInfo.InvariantCulture);

    /// <summary>As the generated client makes its own.</summary>
    private static readonly JsonSerializerSettings Settings = new();

    private readonly StockClient _client = new(http) { BaseUrl = new Uri(http.BaseAddress!, BenchmarkPaths.Prefix).ToString() };
    private readonly CreateAgentRequest _request = JsonConvert.DeserializeObject<CreateAgentRequest>(BenchmarkPayloads.CreateRequest)!;

    public async Task<long> GetAgentAsync(bool withFiles)
    {
        var agent = await _client.GetManagedDeepAgentAsync(AgentId, withFiles ? true : null);
        return Checksums.OfAgent(agent.Name, agent.Created_at, agent.Instructions, agent.Tools.Tools.Count, agent.Files?.Values.Select(file => file.Content));
    }

    public async Task<long> ListAgentsAsync()
    {
        var page = await _client.ListManagedDeepAgentsAsync(null, null, null, null, null);
        return page.Items.Sum(agent => Checksums.OfSummary(agent.Name, agent.Created_at));
    }

    /// <summary>The two lines with which each of its operations makes its body.</summary>
    public Task<long> WriteRequestAsync()
    {
        using var content = new StringContent(JsonConvert.SerializeObject(_request, Settings));
        return Task.FromResult(content.Headers.ContentLength!.Value);
    }

    public void Dispose() => http.Dispose();
}
