using System.Diagnostics;

namespace DeepAgents.Benchmarks.Processes;

/// <summary>
/// This program once more, as another process. It is not bound to a core: the compiler that works in the background would get no time then, and
/// code that never reached its final form would be measured.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    /// <param name="isProfiled">Whether the compiler uses profiles, as it does by default. Without them figures differ less from run to run.</param>
    /// <param name="arguments">The command of the program.</param>
    public static ChildProcess Start(bool isProfiled, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["DOTNET_TieredPGO"] = isProfiled ? "1" : "0";
        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException("The process does not start."));
    }

    /// <summary>Reads what it says until it ends.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error, which it has told on the error stream.</exception>
    public async Task<string> ReadToEndAsync()
    {
        var text = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0 ? text : throw new InvalidOperationException($"The process ended with {_process.ExitCode}.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
