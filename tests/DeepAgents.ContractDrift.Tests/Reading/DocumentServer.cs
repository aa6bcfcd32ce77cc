using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeepAgents.ContractDrift.Tests.Reading;

/// <summary>A server on loopback that gives every request the same answer, byte for byte, and then closes the connection.</summary>
internal sealed class DocumentServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    /// <param name="answer">Writes the answer, with status line and headers; what it waits for ends with the server.</param>
    public DocumentServer(Func<Stream, CancellationToken, Task> answer)
    {
        _listener.Start();
        _serving = ServeAsync(answer);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/openapi");

    public static DocumentServer Answering(string status, string body = "", string headers = "") =>
        new((stream, closing) => WriteAsync(stream, $"HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n{body}", closing));

    public static async Task WriteAsync(Stream stream, string text, CancellationToken closing) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), closing);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _serving;
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task ServeAsync(Func<Stream, CancellationToken, Task> answer)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                var stream = client.GetStream();
                await ReadRequestAsync(stream);
                await answer(stream, _closing.Token);
                client.Client.Shutdown(SocketShutdown.Send);

                // Closed with something unread, the connection would be reset and the answer lost.
                await stream.CopyToAsync(Stream.Null, _closing.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
        catch (IOException)
        {
            // The reader went away in the middle, as it should when there is too much.
        }
    }

    private async Task ReadRequestAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        while (await reader.ReadLineAsync(_closing.Token) is { Length: > 0 })
        {
        }
    }
}
