using System.Globalization;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Processes;

/// <summary>The server of the benchmarks.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, string http1, string http2)
    {
        _process = process;
        (Http1, Http2) = (http1, http2);
    }

    /// <summary>Where it speaks HTTP/1.1.</summary>
    public string Http1 { get; }

    /// <summary>Where it speaks HTTP/2, without TLS.</summary>
    public string Http2 { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var process = ChildProcess.Start(isProfiled: true, "server");
        var addresses = (await process.Output.ReadLineAsync() ?? throw new InvalidOperationException("The server does not start.")).Split(' ');
        return new ServerProcess(process, addresses[0], addresses[1]);
    }

    /// <summary>Has a client process do something with this server.</summary>
    /// <param name="scenario">What to do.</param>
    /// <param name="count">How much of it: rounds, requests or events.</param>
    /// <param name="isProfiled">Whether the compiler of the client uses profiles.</param>
    public async Task<Report> AskAsync(string scenario, int count, bool isProfiled = false)
    {
        using var client = ChildProcess.Start(isProfiled, "client", scenario, Http1, Http2, count.ToString(CultureInfo.InvariantCulture));
        return Report.Parse(await client.ReadToEndAsync());
    }

    public void Dispose() => _process.Dispose();
}
