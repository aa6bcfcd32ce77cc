using System.Net.ServerSentEvents;
using System.Text;
using DeepAgents.Benchmarks.Contenders.Plain;
using DeepAgents.Benchmarks.Payloads;
using DeepAgents.Benchmarks.Server;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace DeepAgents.Benchmarks.Contenders;

/// <summary>What most people write by hand: HttpClient and JsonConvert.</summary>
internal sealed class PlainNewtonsoft(HttpClient http) : IDisposable
{
    public const string Name = "HttpClient + Newtonsoft";

    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        NullValueHandling = NullValueHandling.Ignore,
    };

    private readonly PlainRequest _request = JsonConvert.DeserializeObject<PlainRequest>(BenchmarkPayloads.CreateRequest, Settings)!;

    public async Task<long> GetAgentAsync(bool withFiles)
    {
        var agent = await GetAsync<PlainAgent>(withFiles ? BenchmarkPaths.Agent + "?include_files=true" : BenchmarkPaths.Agent);
        return Checksums.OfAgent(agent.Name, agent.CreatedAt, agent.Instructions, agent.Tools?.Tools?.Count, agent.Files?.Values.Select(file => file.Content));
    }

    public async Task<long> ListAgentsAsync()
    {
        var page = await GetAsync<PlainPage>(BenchmarkPaths.Agents);
        return page.Items!.Sum(agent => Checksums.OfSummary(agent.Name, agent.CreatedAt));
    }

    public Task<long> WriteRequestAsync()
    {
        using var content = new StringContent(JsonConvert.SerializeObject(_request, Settings), Encoding.UTF8, "application/json");
        return Task.FromResult(content.Headers.ContentLength!.Value);
    }

    /// <summary>A token for each event, as it is usually done.</summary>
    public async Task<long> StreamAsync(int events)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, BenchmarkPaths.Events(events));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var sum = 0L;
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
        {
            sum += item.EventType == "messages" ? ((string)JToken.Parse(item.Data)[0]!["content"]!).Length : 0;
        }

        return sum;
    }

    public void Dispose() => http.Dispose();

    private async Task<T> GetAsync<T>(string path)
    {
        using var response = await http.GetAsync(path);
        response.EnsureSuccessStatusCode();
        return JsonConvert.DeserializeObject<T>(await response.Content.ReadAsStringAsync(), Settings)!;
    }
}
