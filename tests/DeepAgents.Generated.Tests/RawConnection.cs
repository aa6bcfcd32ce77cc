using System.Net.Sockets;
using System.Text;

namespace DeepAgents.Tests;

/// <summary>One exchange, in the hands of a script.</summary>
internal sealed class RawConnection(TcpClient client, NetworkStream stream, RawRequest request, CancellationToken stop)
{
    public RawRequest Request { get; } = request;

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await stream.WriteAsync(bytes, stop);

    /// <summary>The head of an answer whose body comes in pieces of unknown number.</summary>
    public Task StartChunkedAsync(string contentType = "application/json") =>
        SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");

    public Task ChunkAsync(string text) => SendAsync($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    public Task EndChunksAsync() => SendAsync("0\r\n\r\n");

    /// <summary>Holds the answer until the test lets it go.</summary>
    public Task WaitFor(Task gate) => gate.WaitAsync(stop);

    /// <summary>Ends when the client has closed its side.</summary>
    public async Task WaitForCloseAsync()
    {
        var one = new byte[1];
        try
        {
            while (await stream.ReadAsync(one, stop) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset is a close as well.
        }
    }

    /// <summary>Breaks the connection in the way of a server that died.</summary>
    public void Reset()
    {
        client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }
}
