using System.Diagnostics;
using DeepAgents.Emulator;

namespace DeepAgents.Chaos.Emulation;

/// <summary>The emulator in a process of its own, so that its connections, its clock and its ledger are not ours.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private EmulatorProcess(Process process)
    {
        _process = process;
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    /// <summary>The root of both services.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<EmulatorProcess> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(DeepAgentsEmulator).Assembly.Location);
        start.ArgumentList.Add("--port");
        start.ArgumentList.Add("0");
        var emulator = new EmulatorProcess(Process.Start(start) ?? throw new InvalidOperationException("The emulator does not start."));
        try
        {
            await emulator.ReadAddressAsync().WaitAsync(LongestStart);
            return emulator;
        }
        catch
        {
            emulator.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ReadAddressAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("LiteLLM Agent Platform:", StringComparison.Ordinal))
            {
                Address = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]);
                return;
            }
        }

        throw new InvalidOperationException("The emulator ended before it listened.");
    }

    private void KillAtExit(object? sender, EventArgs arguments) => _process.Kill();
}
