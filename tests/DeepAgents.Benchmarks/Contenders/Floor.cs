using System.Net.ServerSentEvents;
using System.Text.Json;
using DeepAgents.Benchmarks.Contenders.Plain;
using DeepAgents.Benchmarks.Payloads;
using DeepAgents.Benchmarks.Server;

namespace DeepAgents.Benchmarks.Contenders;

/// <summary>What a careful person would write by hand: HttpClient and System.Text.Json's generated code.</summary>
internal sealed class Floor(HttpClient http) : IDisposable
{
    public const string Name = "floor";

    private const string Key = "lsv2_pt_benchmark";

    private readonly PlainRequest _request = JsonSerializer.Deserialize(BenchmarkPayloads.CreateRequest, FloorJson.Default.PlainRequest)!;

    public async Task<long> GetAgentAsync(bool withFiles)
    {
        using var response = await GetAsync(withFiles ? BenchmarkPaths.Agent + "?include_files=true" : BenchmarkPaths.Agent);
        await using var body = await response.Content.ReadAsStreamAsync();
        var agent = (await JsonSerializer.DeserializeAsync(body, FloorJson.Default.PlainAgent))!;
        return Checksums.OfAgent(agent.Name, agent.CreatedAt, agent.Instructions, agent.Tools?.Tools?.Count, agent.Files?.Values.Select(file => file.Content));
    }

    public async Task<long> ListAgentsAsync()
    {
        using var response = await GetAsync(BenchmarkPaths.Agents);
        await using var body = await response.Content.ReadAsStreamAsync();
        var page = (await JsonSerializer.DeserializeAsync(body, FloorJson.Default.PlainPage))!;
        return page.Items!.Sum(agent => Checksums.OfSummary(agent.Name, agent.CreatedAt));
    }

    public Task<long> WriteRequestAsync() => Task.FromResult<long>(JsonSerializer.SerializeToUtf8Bytes(_request, FloorJson.Default.PlainRequest).Length);

    public async Task<long> StreamAsync(int events)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, BenchmarkPaths.Events(events));
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        using var response = await SendAsync(request);
        await using var body = await response.Content.ReadAsStreamAsync();
        var sum = 0L;
        await foreach (var item in SseParser.Create(body, static (name, data) => name == "messages" ? ReadChunk(data) : null).EnumerateAsync())
        {
            sum += item.Data?.Content?.Length ?? 0;
        }

        return sum;
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return await SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("X-Api-Key", Key);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.EnsureSuccessStatusCode();
    }

    private static PlainMessage? ReadChunk(ReadOnlySpan<byte> pair)
    {
        var reader = new Utf8JsonReader(pair);
        reader.Read();
        reader.Read();
        return JsonSerializer.Deserialize(ref reader, FloorJson.Default.PlainMessage);
    }
}
