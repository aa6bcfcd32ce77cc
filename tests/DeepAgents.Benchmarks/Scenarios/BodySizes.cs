using DeepAgents.Benchmarks.Measurement;
using DeepAgents.Benchmarks.Server;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>What a body costs by its size.</summary>
internal static class BodySizes
{
    private const int Characters = 20_000_000;

    public static async Task<Report> RunAsync(Uri server, int characters)
    {
        using var client = Clients.DeepAgents(server);
        var id = BenchmarkPaths.SizedAgentId(characters);
        var runs = Math.Clamp(Characters / characters, 10, 2000);
        await ReadAsync(runs);
        var (time, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        await ReadAsync(runs);
        return new Report
        {
            Values =
            {
                ["microseconds"] = (Environment.CpuUsage.TotalTime - time).TotalMicroseconds / runs,
                ["bytes"] = (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / runs,
            },
        };

        async Task ReadAsync(int times)
        {
            for (var run = 0; run < times; run++)
            {
                var agent = await client.Agents.GetAsync(id);
                if (agent.Files!.Values.Sum(file => file.Content!.Length) != characters)
                {
                    throw new InvalidOperationException("A file was not what was sent.");
                }
            }
        }
    }
}
