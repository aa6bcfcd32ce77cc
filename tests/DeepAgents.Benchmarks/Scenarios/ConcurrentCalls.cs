using System.Diagnostics;
using DeepAgents.Benchmarks.Contenders;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>What a call costs when many are made at once.</summary>
internal static class ConcurrentCalls
{
    private const int Total = 8000;

    public static async Task<Report> RunAsync(Uri server, int atOnce)
    {
        using var ours = new Ours(Clients.DeepAgents(server));
        await CallAsync(ours, atOnce, Total / 4);
        var (time, bytes, started) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        await CallAsync(ours, atOnce, Total);
        return new Report
        {
            Values =
            {
                ["rate"] = Total / Stopwatch.GetElapsedTime(started).TotalSeconds,
                ["microseconds"] = (Environment.CpuUsage.TotalTime - time).TotalMicroseconds / Total,
                ["bytes"] = (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / Total,
            },
        };
    }

    private static Task CallAsync(Ours ours, int atOnce, int total)
    {
        var left = total;
        return Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => RepeatAsync()));

        async Task RepeatAsync()
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                if (await ours.GetAgentAsync(withFiles: false) != Checksums.ExpectedAgent)
                {
                    throw new InvalidOperationException("An agent was not what was sent.");
                }
            }
        }
    }
}
