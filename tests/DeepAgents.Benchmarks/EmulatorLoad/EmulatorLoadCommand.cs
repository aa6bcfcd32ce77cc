using System.Globalization;

namespace DeepAgents.Benchmarks.EmulatorLoad;

/// <summary>Measures the emulator: its start, many long polls at once, and a steady rate of requests.</summary>
internal static class EmulatorLoadCommand
{
    /// <returns>Whether everything that was asked for was held and answered.</returns>
    public static async Task<bool> RunAsync(LoadPlan plan)
    {
        using var emulator = await EmulatorProcess.StartAsync();
        using var client = new LoadClient(emulator.Address);
        await client.GetAsync("v1/deepagents/agents");
        Say($"start-up              {emulator.StartUp.TotalMilliseconds,9:F0} ms");
        Say($"memory when idle      {emulator.Memory / 1e6,9:F1} MB");

        var requests = await SteadyRequests.RunAsync(emulator, client, plan.RequestsPerSecond, plan.Seconds);
        Say($"requests              {requests.Rate,9:F0} a second over {plan.Seconds} s, {requests.Errors} errors");
        Say($"  median, p99, longest{requests.Median.TotalMilliseconds,9:F2} ms, {requests.P99.TotalMilliseconds:F2} ms, {requests.Longest.TotalMilliseconds:F2} ms");
        Say($"  processor           {requests.Cores,9:F2} cores");

        var polls = await LongPolls.RunAsync(emulator, client, plan.Polls);
        Say($"long polls held       {polls.Held,9} at once, opened in {polls.Opening.TotalSeconds:F1} s, {polls.Errors} errors");
        Say($"  memory of a poll    {polls.BytesEach / 1e3,9:F1} KB resident");
        Say($"  all answered within {polls.Answering.TotalMilliseconds,9:F0} ms of the decision");
        return requests.Errors == 0 && polls.Errors == 0 && polls.Held >= plan.Polls;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
