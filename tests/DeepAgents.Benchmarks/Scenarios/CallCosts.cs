using DeepAgents.Benchmarks.Contenders;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>What one call costs, one after the other on an open connection.</summary>
internal static class CallCosts
{
    public static async Task<Report> GetAgentAsync(Uri server, bool withFiles, int rounds)
    {
        using var floor = new Floor(Clients.Http(server));
        using var newtonsoft = new PlainNewtonsoft(Clients.Http(server));
        using var stock = new StockNSwag(Clients.Http(server));
        using var ours = new Ours(Clients.DeepAgents(server));
        Contender[] contenders =
        [
            new(Floor.Name, () => floor.GetAgentAsync(withFiles)),
            new(PlainNewtonsoft.Name, () => newtonsoft.GetAgentAsync(withFiles)),
            new(StockNSwag.Name, () => stock.GetAgentAsync(withFiles)),
            new(Ours.Name, () => ours.GetAgentAsync(withFiles)),
        ];
        return new Report
        {
            Figures = withFiles
                ? await Rounds.RunAsync(contenders, Checksums.ExpectedAgentWithFiles, rounds, runs: 30)
                : await Rounds.RunAsync(contenders, Checksums.ExpectedAgent, rounds, runs: 800),
        };
    }

    public static async Task<Report> ListAgentsAsync(Uri server, int rounds)
    {
        using var floor = new Floor(Clients.Http(server));
        using var newtonsoft = new PlainNewtonsoft(Clients.Http(server));
        using var stock = new StockNSwag(Clients.Http(server));
        using var ours = new Ours(Clients.DeepAgents(server));
        Contender[] contenders =
        [
            new(Floor.Name, floor.ListAgentsAsync),
            new(PlainNewtonsoft.Name, newtonsoft.ListAgentsAsync),
            new(StockNSwag.Name, stock.ListAgentsAsync),
            new(Ours.Name, ours.ListAgentsAsync),
        ];
        return new Report { Figures = await Rounds.RunAsync(contenders, Checksums.ExpectedPage, rounds, runs: 150) };
    }

    /// <summary>Only making the body: what it costs to send it is the same for all.</summary>
    public static async Task<Report> WriteAsync(Uri server, int rounds)
    {
        using var floor = new Floor(Clients.Http(server));
        using var newtonsoft = new PlainNewtonsoft(Clients.Http(server));
        using var stock = new StockNSwag(Clients.Http(server));
        using var ours = new Ours(Clients.DeepAgents(server));
        Contender[] contenders =
        [
            new(Floor.Name, floor.WriteRequestAsync),
            new(PlainNewtonsoft.Name, newtonsoft.WriteRequestAsync),
            new(StockNSwag.Name, stock.WriteRequestAsync),
            new(Ours.Name, ours.WriteRequestAsync),
        ];
        return new Report { Figures = await Rounds.RunAsync(contenders, Checksums.ExpectedRequest, rounds, runs: 10_000) };
    }
}
