using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DeepAgents.Benchmarks.EmulatorLoad;

/// <summary>
/// Sends requests at a steady rate, whether the answers keep up or not: a rate that follows the answers would hide a slow server.
/// </summary>
internal static class SteadyRequests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static async Task<RequestFigures> RunAsync(EmulatorProcess emulator, LoadClient client, int perSecond, int seconds)
    {
        var agent = await client.PostAsync("v1/deepagents/agents", new JsonObject { ["name"] = "load" });
        var id = agent["id"]!.GetValue<string>();
        var latencies = new ConcurrentBag<TimeSpan>();
        var errors = 0;
        var sent = new List<Task>();
        var processor = emulator.Processor;
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Tick);
        while (sent.Count < perSecond * seconds && await timer.WaitForNextTickAsync())
        {
            var due = Math.Min(perSecond * seconds, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond));
            while (sent.Count < due)
            {
                sent.Add(SendAsync(sent.Count));
            }
        }

        await Task.WhenAll(sent);
        var took = Stopwatch.GetElapsedTime(started);
        var sorted = latencies.Order().ToList();
        return new RequestFigures(
            sent.Count / took.TotalSeconds,
            At(sorted, 0.5),
            At(sorted, 0.99),
            sorted[^1],
            (emulator.Processor - processor) / took,
            errors);

        async Task SendAsync(int number)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                await One(client, id, number);
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref errors);
            }

            latencies.Add(Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>Of ten requests seven read one thing, one lists, one creates, and one is for the other service.</summary>
    private static Task<JsonNode> One(LoadClient client, string agentId, int number) => (number % 10) switch
    {
        0 => client.PostAsync("v1/deepagents/threads", new JsonObject { ["agent_id"] = agentId }),
        1 => client.GetAsync("v1/deepagents/agents?page_size=20"),
        2 => client.GetAsync("api/v1/managed_agents/agents"),
        _ => client.GetAsync($"v1/deepagents/agents/{agentId}"),
    };

    private static TimeSpan At(List<TimeSpan> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
}
