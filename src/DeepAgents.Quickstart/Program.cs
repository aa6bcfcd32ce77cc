using System.Runtime.InteropServices;
using System.Text;
using Quickstart.Output;

namespace Quickstart;

/// <summary>Reads the arguments, listens for Ctrl+C and turns the outcome into an exit code.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var options = QuickstartOptions.Parse(arguments);
        if (options.Error is not null)
        {
            await Console.Error.WriteLineAsync($"{options.Error} Try --help.");
            return ExitCode.WrongUsage;
        }

        if (options.ShowHelp)
        {
            Console.WriteLine(QuickstartOptions.Help);
            return ExitCode.Passed;
        }

        Console.OutputEncoding = Encoding.UTF8;
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await new QuickstartRun(Screen.Create(options.Plain), options).RunAsync(stop.Token);

        // The first Ctrl+C asks for a clean end. A second one is not held back, for whoever does not want to wait for that.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
