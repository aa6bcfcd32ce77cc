using System.Net.NetworkInformation;

namespace DeepAgents.Chaos.Running;

/// <summary>Looks, while it lives, how many connections to the emulator are open on our side.</summary>
internal sealed class ConnectionCounter : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    public ConnectionCounter(Uri address) => _watching = WatchAsync(address);

    public int Peak { get; private set; }

    /// <summary>Those that are closed on our side, and only wait for late packets, do not count.</summary>
    public static int Count(Uri address) => IPGlobalProperties.GetIPGlobalProperties()
        .GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == address.Port
            && connection.State is TcpState.Established or TcpState.SynSent or TcpState.CloseWait);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync(Uri address)
    {
        while (!_end.IsCancellationRequested)
        {
            Peak = Math.Max(Peak, Count(address));
            await Task.Delay(TimeSpan.FromSeconds(1), _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
