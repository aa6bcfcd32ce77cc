using System.Diagnostics;
using DeepAgents.Benchmarks.Contenders;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>
/// Many answers whose bodies take a second to read: whoever reads them with a thread each needs many, or many seconds.
/// </summary>
internal static class SlowBodies
{
    public static async Task<Report> RunAsync(Uri server, int count)
    {
        using var ours = new Ours(Clients.DeepAgentsWithSlowBodies(server));
        using var stock = new StockNSwag(Clients.HttpWithSlowBodies(server));
        using var floor = new Floor(Clients.HttpWithSlowBodies(server));
        var values = new Dictionary<string, double>();
        foreach (var contender in new Contender[]
        {
            new(Floor.Name, () => floor.GetAgentAsync(withFiles: false)),
            new(Ours.Name, () => ours.GetAgentAsync(withFiles: false)),
            new(StockNSwag.Name, () => stock.GetAgentAsync(withFiles: false)),
        })
        {
            await contender.RunAsync();
            var (seconds, threads) = await MeasureAsync(contender, count);
            values[contender.Name + " seconds"] = seconds;
            values[contender.Name + " threads"] = threads;
        }

        return new Report { Values = values };
    }

    private static async Task<(double Seconds, int Threads)> MeasureAsync(Contender contender, int count)
    {
        var threads = 0;
        using var done = new CancellationTokenSource();

        // A thread of its own, because one of the pool is what is counted.
        var counter = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                threads = Math.Max(threads, ThreadPool.ThreadCount);
                Thread.Sleep(5);
            }
        });
        var started = Stopwatch.GetTimestamp();
        counter.Start();
        var found = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => contender.RunAsync()));
        var took = Stopwatch.GetElapsedTime(started);
        await done.CancelAsync();
        counter.Join();
        return found.All(sum => sum == Checksums.ExpectedAgent)
            ? (took.TotalSeconds, threads)
            : throw new InvalidOperationException($"{contender.Name} did not find what was sent.");
    }
}
