using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Emulator;

/// <summary>The emulator as a program of its own.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 64;

    /// <summary>Runs until the process is told to end.</summary>
    /// <returns>0; 1 if the emulator cannot run; 64 if the arguments are wrong.</returns>
    public static async Task<int> Main(string[] arguments)
    {
        var commandLine = CommandLine.Parse(arguments);
        if (commandLine.Error is not null)
        {
            await Console.Error.WriteLineAsync($"{commandLine.Error} Try --help.");
            return WrongUsage;
        }

        if (commandLine.ShowHelp)
        {
            Console.WriteLine(CommandLine.Help);
            return 0;
        }

        try
        {
            await RunAsync(commandLine.ToOptions());
            return 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Failed;
        }
    }

    private static async Task RunAsync(DeepAgentsEmulatorOptions options)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        await using var emulator = await DeepAgentsEmulator.StartAsync(options, ShowOwnErrors, CancellationToken.None);
        Console.WriteLine($"LangSmith Managed Deep Agents: {emulator.LangSmithEndpoint}");
        Console.WriteLine($"LiteLLM Agent Platform:        {emulator.LiteLLMEndpoint}");
        Console.WriteLine($"What goes on, in a browser:    {emulator.BaseAddress}");
        Console.WriteLine("Any API key works. Ctrl+C ends the emulator.");
        await stop.Task;

        // A port in use is told in one line; the host would add the whole stack. Failed requests are logged under our own name.
        static void ShowOwnErrors(ILoggingBuilder logging) =>
            logging.AddConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft", LogLevel.Critical);

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.TrySetResult();
        }
    }
}
