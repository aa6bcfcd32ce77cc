using DeepAgents.Benchmarks.Contenders;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>What one event costs, over streams of 100,000 events together.</summary>
internal static class EventCosts
{
    private const int Streams = 10;
    private const int Events = 10_000;

    public static async Task<Report> RunAsync(Uri server, int rounds)
    {
        using var floor = new Floor(Clients.Http(server));
        using var newtonsoft = new PlainNewtonsoft(Clients.Http(server));
        using var ours = new Ours(Clients.DeepAgents(server));
        Contender[] contenders =
        [
            new(Floor.Name, () => floor.StreamAsync(Events)),
            new(PlainNewtonsoft.Name, () => newtonsoft.StreamAsync(Events)),
            new(Ours.Name, () => ours.StreamAsync(Events)),
            new(Ours.RawName, () => ours.StreamRawAsync(Events)),
        ];
        return new Report { Figures = await Rounds.RunAsync(contenders, Checksums.ExpectedText(Events), rounds, runs: Streams, units: Events) };
    }
}
