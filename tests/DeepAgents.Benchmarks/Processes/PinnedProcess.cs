using System.Diagnostics;

namespace DeepAgents.Benchmarks.Processes;

/// <summary>This program once more, as another process on one core of its own where the system can do that.</summary>
internal sealed class PinnedProcess : IDisposable
{
    private readonly Process _process;

    private PinnedProcess(Process process) => _process = process;

    /// <summary>Whether client and server each get a core of their own here.</summary>
    public static bool CanPin { get; } = Environment.ProcessorCount > 1 && (OperatingSystem.IsWindows() || File.Exists("/usr/bin/taskset"));

    public StreamReader Output => _process.StandardOutput;

    public static PinnedProcess Start(int core, params string[] arguments)
    {
        var byTool = CanPin && OperatingSystem.IsLinux();
        string[] words = [.. byTool ? ["taskset", "-c", $"{core}"] : Array.Empty<string>(), "dotnet", typeof(PinnedProcess).Assembly.Location, .. arguments];
        var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardInput = true })
            ?? throw new InvalidOperationException("The process does not start.");
        if (CanPin && OperatingSystem.IsWindows())
        {
            process.ProcessorAffinity = 1 << core;
        }

        return new PinnedProcess(process);
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
