using System.Diagnostics;
using System.Globalization;
using DeepAgents.Emulator;

namespace DeepAgents.Benchmarks.EmulatorLoad;

/// <summary>The emulator in a process of its own, so that its memory is its own.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process, Uri address, TimeSpan startUp)
    {
        _process = process;
        Address = address;
        StartUp = startUp;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its word that it listens.</summary>
    public TimeSpan StartUp { get; }

    /// <summary>Resident memory in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<EmulatorProcess> StartAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(DeepAgentsEmulator).Assembly.Location);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The emulator does not start.");
        string? line;
        while ((line = await process.StandardOutput.ReadLineAsync()) is not null)
        {
            if (line.StartsWith("LiteLLM Agent Platform:", StringComparison.Ordinal))
            {
                var address = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]);
                return new EmulatorProcess(process, address, Stopwatch.GetElapsedTime(started));
            }
        }

        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"The emulator ended with {process.ExitCode} before it listened."));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
