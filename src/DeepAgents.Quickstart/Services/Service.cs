namespace Quickstart.Services;

/// <summary>A service as the tours meet it.</summary>
/// <param name="Client">A client with a key that is good.</param>
/// <param name="IsLive">Whether this is the real service rather than the stand-in.</param>
/// <param name="Where">Which of the two it is, for people.</param>
/// <param name="WithKey">Makes a client of the same service with another key; whoever calls it disposes the client.</param>
internal sealed record Service<TClient>(TClient Client, bool IsLive, string Where, Func<string, TClient> WithKey) : IDisposable
    where TClient : IDisposable
{
    public void Dispose() => Client.Dispose();
}
