using System.Net;
using System.Net.Sockets;

namespace DeepAgents.Tests.Origins;

/// <summary>An origin that nobody may come to. It takes no connection, so one that was tried waits in its queue to be seen.</summary>
internal sealed class Trap : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Trap() => _listener.Start(512);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Authority => $"127.0.0.1:{Port}";

    public bool HasVisitor => _listener.Pending();

    public void Dispose() => _listener.Stop();
}
