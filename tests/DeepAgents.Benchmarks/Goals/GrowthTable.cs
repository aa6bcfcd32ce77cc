using DeepAgents.Benchmarks.Processes;
using DeepAgents.Benchmarks.Scenarios;

namespace DeepAgents.Benchmarks.Goals;

/// <summary>How cost grows with the number of calls and polls at once, and with the size of a body.</summary>
internal static class GrowthTable
{
    public static async Task RunAsync(ServerProcess server, Output output)
    {
        output.Say("\nlong polls at once       KB heap each   KB resident each");
        foreach (var polls in new[] { 1, 10, 100, 1000, 10_000 })
        {
            var values = (await server.AskAsync(ScenarioNames.Polls, polls)).Values;
            output.Say($"{polls,18:N0}{values["heap"] / 1024,20:F1}{values["resident"] / 1024,19:F1}");
        }

        output.Say("\ncalls at once      calls a second      µs each       KB each");
        foreach (var calls in new[] { 1, 10, 100, 1000 })
        {
            var values = (await server.AskAsync(ScenarioNames.Calls, calls)).Values;
            output.Say($"{calls,13:N0}{values["rate"],20:N0}{values["microseconds"],13:F0}{values["bytes"] / 1024,14:F1}");
        }

        output.Say("\ncharacters of a body       µs each      KB each    ns a character");
        foreach (var size in new[] { 1000, 10_000, 100_000, 1_000_000, 10_000_000 })
        {
            var values = (await server.AskAsync(ScenarioNames.BodySize, size)).Values;
            output.Say($"{size,20:N0}{values["microseconds"],14:N0}{values["bytes"] / 1024,13:N0}{values["microseconds"] * 1000 / size,18:F2}");
        }
    }
}
