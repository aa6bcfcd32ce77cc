using System.Diagnostics;
using System.Globalization;
using DeepAgents.Tests.Fuzzing;

namespace DeepAgents.Fuzz;

/// <summary>The long round: answers of every kind of damage through every operation, and a table of what became of them.</summary>
internal static class Program
{
    private const int WrongUsage = 64;

    private const string Help = """
        Usage: dotnet run -c Release --project tests/DeepAgents.Fuzz -- [--cases 200000] [--seed 1] [--replay SEED]

          --cases    how many cases
          --seed     the seed of the round; the same one gives the same cases
          --replay   shows one case by its own seed, and what becomes of it

        Ends with 1 if a call ended in anything but a model or an exception of the package, hung, or left a task behind that nobody
        watched, if a pair of operation and mutation was not tried, or if too few successes ended in a model.
        """;

    private static async Task<int> Main(string[] arguments)
    {
        if (!FuzzPlan.TryParse(arguments, out var plan))
        {
            await Console.Error.WriteLineAsync(Help);
            return WrongUsage;
        }

        if (plan.Replay is { } seed)
        {
            return await Replay.RunAsync(seed) ? 0 : 1;
        }

        var watch = Stopwatch.StartNew();
        var report = await FuzzRound.RunAsync(plan.Seed, plan.Cases, done => Progress(done, plan.Cases, watch));
        ReportTables.Write(report, Console.Out);
        Say($"\n{report.Cases} cases with the seed {plan.Seed} in {watch.Elapsed.TotalSeconds:F0} s");
        string[] problems = [.. report.Problems, .. report.EmptyCells.Select(cell => $"Not tried: {cell}"), .. report.Failures];
        foreach (var problem in problems)
        {
            Say($"\nPROBLEM {problem}");
        }

        Say($"\n{(problems.Length == 0 ? "Every case ended as it may." : $"{report.Failed} cases ended as they may not.")}");
        return problems.Length == 0 ? 0 : 1;
    }

    private static void Progress(int done, int cases, Stopwatch watch)
    {
        if (done % Math.Max(1, cases / 10) == 0)
        {
            Say($"{done,9} cases, {watch.Elapsed.TotalSeconds,4:F0} s");
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
