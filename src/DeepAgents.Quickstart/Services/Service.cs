using DeepAgents.Emulator;

namespace Quickstart.Services;

/// <summary>A service as the tours meet it.</summary>
/// <param name="Client">A client with a key that is good.</param>
/// <param name="StandIn">The stand-in that serves instead of the real service; null if the service is live.</param>
/// <param name="Where">Which of the two it is, for people.</param>
/// <param name="WithKey">Makes a client of the same service with another key; whoever calls it disposes the client.</param>
internal sealed record Service<TClient>(TClient Client, DeepAgentsEmulator? StandIn, string Where, Func<string, TClient> WithKey) : IDisposable
    where TClient : IDisposable
{
    /// <summary>Whether this is the real service.</summary>
    public bool IsLive => StandIn is null;

    public void Dispose() => Client.Dispose();
}
