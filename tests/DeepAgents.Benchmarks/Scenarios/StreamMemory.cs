using DeepAgents.Benchmarks.Contenders;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>How much larger the process becomes over a long stream.</summary>
internal static class StreamMemory
{
    private const int WarmUp = 1000;

    public static async Task<Report> RunAsync(Uri server, int events)
    {
        using var ours = new Ours(Clients.DeepAgents(server));
        await ours.StreamAsync(WarmUp);
        var before = Environment.WorkingSet;
        return await ours.StreamAsync(events) == Checksums.ExpectedText(events)
            ? new Report { Values = { ["growth"] = Environment.WorkingSet - before } }
            : throw new InvalidOperationException("The stream was not what was sent.");
    }
}
