using System.Globalization;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>The client of the benchmarks, in a process of its own for each scenario: what one leaves behind is no matter of the next.</summary>
internal static class ClientCommand
{
    /// <param name="arguments">The scenario, the two addresses of the server, and how much: rounds, requests or events.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var (scenario, http1, http2) = (arguments[0], new Uri(arguments[1]), new Uri(arguments[2]));
        var count = int.Parse(arguments[3], CultureInfo.InvariantCulture);
        Console.WriteLine(await RunAsync(scenario, http1, http2, count));
    }

    private static Task<Report> RunAsync(string scenario, Uri http1, Uri http2, int count) => scenario switch
    {
        ScenarioNames.Agent => CallCosts.GetAgentAsync(http1, withFiles: false, rounds: count),
        ScenarioNames.AgentWithFiles => CallCosts.GetAgentAsync(http1, withFiles: true, rounds: count),
        ScenarioNames.Page => CallCosts.ListAgentsAsync(http1, rounds: count),
        ScenarioNames.Write => CallCosts.WriteAsync(http1, rounds: count),
        ScenarioNames.Events => EventCosts.RunAsync(http1, rounds: count),
        ScenarioNames.SlowBodies => SlowBodies.RunAsync(http1, count),
        ScenarioNames.Polls => HeldPolls.RunAsync(http1, count, isHttp2: false),
        ScenarioNames.PollsOverHttp2 => HeldPolls.RunAsync(http2, count, isHttp2: true),
        ScenarioNames.StreamMemory => StreamMemory.RunAsync(http1, count),
        ScenarioNames.Calls => ConcurrentCalls.RunAsync(http1, count),
        ScenarioNames.BodySize => BodySizes.RunAsync(http1, count),
        _ => throw new ArgumentOutOfRangeException(nameof(scenario), scenario, "No such scenario."),
    };
}
