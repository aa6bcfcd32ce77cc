using System.Globalization;
using DeepAgents.Benchmarks.Measurement;
using DeepAgents.Benchmarks.Server;
using DeepAgents.LangSmith;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>Holds many long polls open at once, weighs them, and has all of them answered.</summary>
internal static class HeldPolls
{
    /// <summary>The queue of connections that wait to be accepted is no longer than that.</summary>
    private const int AtOnce = 250;

    public static async Task<Report> RunAsync(Uri server, int count, bool isHttp2)
    {
        using var client = isHttp2 ? Clients.DeepAgentsOverHttp2(server) : Clients.DeepAgents(server);
        using var control = Clients.Http(server);
        if (isHttp2)
        {
            (control.DefaultRequestVersion, control.DefaultVersionPolicy) = (System.Net.HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        }

        // Once before, so that what every process needs once is not counted.
        await HoldAsync(client, control, 1);
        var (heap, resident) = Weigh();
        var polls = new List<Task<AuthSession>>(count);
        await OpenAsync(client, control, polls, count);
        var (heapHeld, residentHeld) = Weigh();
        await control.GetStringAsync(BenchmarkPaths.Release);
        var faults = 0;
        foreach (var poll in polls)
        {
            faults += (await poll).Status == AuthSessionStatus.Completed ? 0 : 1;
        }

        return new Report
        {
            Values = { ["heap"] = (double)(heapHeld - heap) / count, ["resident"] = (double)(residentHeld - resident) / count, ["faults"] = faults },
        };
    }

    private static async Task HoldAsync(DeepAgentsClient client, HttpClient control, int count)
    {
        var polls = new List<Task<AuthSession>>();
        await OpenAsync(client, control, polls, count);
        await control.GetStringAsync(BenchmarkPaths.Release);
        await Task.WhenAll(polls);
    }

    private static async Task OpenAsync(DeepAgentsClient client, HttpClient control, List<Task<AuthSession>> polls, int count)
    {
        while (polls.Count < count)
        {
            for (var end = Math.Min(count, polls.Count + AtOnce); polls.Count < end;)
            {
                polls.Add(client.AuthSessions.GetAsync("one"));
            }

            while (await HeldAsync(control) < polls.Count && !polls.Exists(poll => poll.IsFaulted))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    private static async Task<int> HeldAsync(HttpClient control) =>
        int.Parse(await control.GetStringAsync(BenchmarkPaths.Held), CultureInfo.InvariantCulture);

    private static (long Heap, long Resident) Weigh()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }
}
