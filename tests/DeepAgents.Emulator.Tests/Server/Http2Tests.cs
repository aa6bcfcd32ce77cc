using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DeepAgents.LangSmith;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Emulator.Tests.Server;

/// <summary>Where a server offers HTTP/2, many calls that wait share a few connections.</summary>
[CancelAfter(30_000)]
public sealed class Http2Tests : IDisposable
{
    private const int Calls = 250;

    private readonly ConcurrentDictionary<string, int> _connections = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _allAreHeld = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly X509Certificate2 _certificate = Certificate();
    private int _held;

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    public void Dispose() => _certificate.Dispose();

    [Test]
    public async Task Calls_that_wait_are_held_together_on_several_connections()
    {
        await using var server = await StartAsync();
        using var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, offered, _, _) => offered?.GetCertHashString() == _certificate.GetCertHashString();
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", Endpoint = new Uri(server.Urls.Single()) }, handler);

        var calls = Enumerable.Range(0, Calls).Select(n => client.AuthSessions.GetAsync($"{n}", cancellationToken: Token)).ToList();
        var sessions = await Task.WhenAll(calls);

        Assert.Multiple(() =>
        {
            Assert.That(sessions.Select(session => session.Status), Is.All.EqualTo(AuthSessionStatus.Completed));
            Assert.That(_connections, Has.Count.InRange(2, Calls / 10), "HTTP/1.1 would take one for each call, and one for all would hold up most.");
        });
    }

    /// <summary>Answers nobody before all have come.</summary>
    private async Task HoldAsync(HttpContext context)
    {
        Assert.That(context.Request.Protocol, Is.EqualTo(HttpProtocol.Http2));
        _connections.AddOrUpdate(context.Connection.Id, 1, (_, count) => count + 1);
        if (Interlocked.Increment(ref _held) == Calls)
        {
            _allAreHeld.SetResult();
        }

        await _allAreHeld.Task.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsJsonAsync(new { id = "a", status = "COMPLETED" }, context.RequestAborted);
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        var app = builder.Build();
        app.Run(HoldAsync);
        await app.StartAsync(Token);
        return app;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
