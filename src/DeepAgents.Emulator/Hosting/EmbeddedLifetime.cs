using Microsoft.Extensions.Hosting;

namespace DeepAgents.Emulator.Hosting;

/// <summary>
/// Leaves the signals of the process alone. The host's own lifetime would take Ctrl+C away from the program that embeds the emulator.
/// </summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
