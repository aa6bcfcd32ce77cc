using BenchmarkDotNet.Running;
using DeepAgents.Benchmarks.EmulatorLoad;
using DeepAgents.Benchmarks.Goals;
using DeepAgents.Benchmarks.Processes;
using DeepAgents.Benchmarks.Scenarios;
using DeepAgents.Benchmarks.Server;

namespace DeepAgents.Benchmarks;

/// <summary>Commands that measure and report.</summary>
internal static class Program
{
    private const int WrongUsage = 64;

    private const string Help = """
        Usage: dotnet run -c Release --project tests/DeepAgents.Benchmarks [-- <command>]

          (none)
              The package against what can be written by hand: all goals, and how cost grows. Ends with 1 when a goal is not reached.
          --quick
              The goals for allocations only, in less than a minute.
          calls
              Only the goals for calls, bodies and events.
          growth
              Only how cost grows with calls, long polls and bodies.
          micro [options of BenchmarkDotNet]
              Reading, writing and framing without a connection.
          emulator-load [polls] [requests a second] [seconds]
              Starts the emulator as a process of its own, holds long polls open on it, and sends it requests at a steady rate.
              Defaults: 5000 1000 10. Ends with 1 if anything went wrong.
        """;

    private static async Task<bool> CompareAsync(bool isQuick, bool callsOnly = false)
    {
        using var server = await ServerProcess.StartAsync();
        var output = new Output(Console.Out);
        var isGood = await new GoalTable(server, output).RunAsync(isQuick, callsOnly);
        if (!isQuick && !callsOnly)
        {
            await GrowthTable.RunAsync(server, output);
        }

        return isGood;
    }

    private static async Task<int> GrowAsync()
    {
        using var server = await ServerProcess.StartAsync();
        await GrowthTable.RunAsync(server, new Output(Console.Out));
        return 0;
    }

    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["server"]:
                await ServerCommand.RunAsync();
                return 0;
            case ["client", .. var scenario]:
                await ClientCommand.RunAsync(scenario);
                return 0;
            case [] or ["--quick"]:
                return await CompareAsync(isQuick: arguments.Length > 0) ? 0 : 1;
            case ["calls"]:
                return await CompareAsync(isQuick: false, callsOnly: true) ? 0 : 1;
            case ["growth"]:
                return await GrowAsync();
            case ["micro", .. var options]:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options.Length == 0 ? ["--filter", "*"] : options);
                return 0;
            case ["emulator-load", .. var numbers] when LoadPlan.TryParse(numbers, out var plan):
                return await EmulatorLoadCommand.RunAsync(plan) ? 0 : 1;
            default:
                await Console.Error.WriteLineAsync(Help);
                return WrongUsage;
        }
    }
}
