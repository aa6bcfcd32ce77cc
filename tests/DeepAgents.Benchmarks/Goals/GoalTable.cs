using DeepAgents.Benchmarks.Contenders;
using DeepAgents.Benchmarks.Processes;
using DeepAgents.Benchmarks.Scenarios;

namespace DeepAgents.Benchmarks.Goals;

/// <summary>Runs every scenario in a client process of its own, and holds what comes out against the goals.</summary>
internal sealed class GoalTable(ServerProcess server, Output output)
{
    private const double Megabyte = 1024 * 1024;

    private static readonly CostRow[] Calls =
    [
        new("GET one agent, 1.9 KB", ScenarioNames.Agent, Time: 0.95, Bytes: 1.00),
        new("list of 100 agents, 78 KB", ScenarioNames.Page, Time: 0.65, Bytes: 1.00),
        new("agent with files, 1.07 MiB", ScenarioNames.AgentWithFiles, Time: 0.58, Bytes: 1.00),
        new("writing a 2 KB body", ScenarioNames.Write, Time: 0.60, Bytes: 0.19),
    ];

    private static readonly CostRow Events = new("SSE, typed events of 193 B", ScenarioNames.Events, Time: 0.75, Bytes: 1.50);

    private readonly List<Goal> _goals = [];

    /// <returns>Whether every goal holds.</returns>
    public async Task<bool> RunAsync(bool isQuick, bool callsOnly)
    {
        output.Say("Ratios are to the floor, HttpClient with System.Text.Json's generated code: processor time / allocated bytes.\n" +
            "The goals are judged with DOTNET_TieredPGO=0; figures of the default settings follow each row.\n");
        foreach (var row in Calls)
        {
            await CompareAsync(row, isQuick);
        }

        await CompareAsync(Events, isQuick);
        if (!isQuick && !callsOnly)
        {
            await SlowBodiesAsync();
            await PollsAsync(ScenarioNames.Polls, "10,000 long polls, HTTP/1.1", heap: 13, resident: 17);
            await PollsAsync(ScenarioNames.PollsOverHttp2, "10,000 long polls, HTTP/2", heap: 3, resident: null);
            await StreamMemoryAsync();
        }

        output.Goals(_goals);
        return _goals.TrueForAll(goal => goal.Holds);
    }

    private async Task CompareAsync(CostRow row, bool isQuick)
    {
        var report = await server.AskAsync(row.Name, isQuick ? 1 : row == Events ? 10 : 25);
        output.Costs(row.Scenario, report.Figures);
        if (!isQuick)
        {
            output.Costs(row.Scenario + ", default settings", (await server.AskAsync(row.Name, row == Events ? 10 : 25, isProfiled: true)).Figures);
        }

        _goals.AddRange(row.Goals(report, timeToo: !isQuick));
        if (row == Events)
        {
            var raw = report.Of(Ours.RawName);
            _goals.Add(new Goal("SSE, raw events", "bytes an event", 96, 1, raw.Bytes));
            if (!isQuick)
            {
                _goals.Add(new Goal("SSE, raw events", "time", 0.40, CostRow.TimeNoise, raw.TimeRatio));
            }
        }
    }

    private async Task SlowBodiesAsync()
    {
        var values = (await server.AskAsync(ScenarioNames.SlowBodies, 200)).Values;
        output.Values("200 bodies that take 1 s each", values);
        _goals.Add(new Goal("200 slow bodies", "seconds", 1.3, 0, values[Ours.Name + " seconds"]));
        _goals.Add(new Goal("200 slow bodies", "pool threads", 8, 0, values[Ours.Name + " threads"]));
    }

    private async Task PollsAsync(string scenario, string name, double heap, double? resident)
    {
        var values = (await server.AskAsync(scenario, 10_000)).Values;
        output.Values(name, values);
        _goals.Add(new Goal(name, "faults", 0, 0, values["faults"]));
        _goals.Add(new Goal(name, "KB heap each", heap, 0, values["heap"] / 1024));
        if (resident is { } limit)
        {
            _goals.Add(new Goal(name, "KB resident each", limit, 0, values["resident"] / 1024));
        }
    }

    private async Task StreamMemoryAsync()
    {
        var shorter = await GrowthAsync(100_000);
        var longer = await GrowthAsync(1_000_000);
        output.Values("resident growth over a stream", new Dictionary<string, double> { ["MB over 100,000 events"] = shorter, ["MB over 1,000,000 events"] = longer });
        _goals.Add(new Goal("a stream of 1,000,000 events", "MB of growth", 25, 0, longer));

        // A collection more or less is some megabytes.
        _goals.Add(new Goal("a stream of 1,000,000 events", "MB more than over 100,000", 0, 5, longer - shorter));
    }

    /// <summary>The one in the middle of some processes: when the collector takes more from the system differs from one to the next.</summary>
    private async Task<double> GrowthAsync(int events)
    {
        var found = new List<double>();
        while (found.Count < 5)
        {
            found.Add((await server.AskAsync(ScenarioNames.StreamMemory, events)).Values["growth"] / Megabyte);
        }

        return found.Order().ElementAt(found.Count / 2);
    }
}
