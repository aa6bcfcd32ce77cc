using DeepAgents.Benchmarks.EmulatorLoad;

namespace DeepAgents.Benchmarks;

/// <summary>Commands that measure and report. They assert nothing about time: a figure is for a person to judge.</summary>
internal static class Program
{
    private const int WrongUsage = 64;

    private const string Help = """
        Usage: dotnet run -c Release --project tests/DeepAgents.Benchmarks -- <command>

          emulator-load [polls] [requests a second] [seconds]
              Starts the emulator as a process of its own, holds long polls open on it, and sends it requests at a steady rate.
              Defaults: 5000 1000 10. Ends with 1 if anything went wrong.
        """;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["emulator-load", .. var numbers] || !LoadPlan.TryParse(numbers, out var plan))
        {
            await Console.Error.WriteLineAsync(Help);
            return WrongUsage;
        }

        return await EmulatorLoadCommand.RunAsync(plan) ? 0 : 1;
    }
}
