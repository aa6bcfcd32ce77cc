using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeepAgents.Tests;

/// <summary>
/// A server that knows no HTTP library: it answers with exactly the bytes that a test scripts and keeps exactly the bytes that it
/// got, so that what is tested is the wire. Every connection carries one exchange. Pauses are ended by the test, never by a clock.
/// </summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    // A test that hangs is ended by its server going away, which every client notices.
    private readonly CancellationTokenSource _stopping = new(TimeSpan.FromSeconds(30));
    private readonly ConcurrentQueue<RawRequest> _requests = new();
    private readonly Func<RawConnection, Task> _script;

    /// <param name="script">What to do with each request.</param>
    public RawServer(Func<RawConnection, Task> script)
    {
        _script = script;
        _listener.Start(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>What was received so far, in the order in which it was complete.</summary>
    public IReadOnlyList<RawRequest> Requests => [.. _requests];

    /// <summary>The only request; a test fails when there were none or more.</summary>
    public RawRequest Request
    {
        get
        {
            Assert.That(_requests, Has.Count.EqualTo(1));
            return _requests.Single();
        }
    }

    /// <summary>A server that gives every request the same answer.</summary>
    public static RawServer Answering(
        string body, string status = "200 OK", string contentType = "application/json", string moreHeaders = "") =>
        new(connection => connection.SendAsync(Response(body, status, contentType, moreHeaders)));

    /// <summary>The bytes of a whole answer.</summary>
    public static string Response(
        string body, string status = "200 OK", string contentType = "application/json", string moreHeaders = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n" +
        $"{moreHeaders}Connection: close\r\n\r\n{body}";

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Stop();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stop = _stopping.Token;
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(stop), stop);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using var owned = client;
        try
        {
            var stream = client.GetStream();
            var request = await RawRequest.ReadAsync(stream, stop);
            if (request is not null)
            {
                _requests.Enqueue(request);
                await _script(new RawConnection(client, stream, request, stop));
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or InvalidOperationException or IOException or SocketException)
        {
            // The client went away, which is what some tests are about, or the connection was reset or disposed.
        }
    }
}
