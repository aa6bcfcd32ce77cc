using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Surface;
using Microsoft.Extensions.DependencyInjection;

namespace DeepAgents.Tests.Secrets;

/// <summary>No option of ours lets a client talk to a server whose certificate nobody has vouched for.</summary>
[CancelAfter(30_000)]
public sealed partial class TlsTests
{
    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_whatever_is_set(CancellationToken token)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var serving = ServeAsync(listener, stop.Token);
        using var langSmith = new DeepAgentsClient(Set(new DeepAgentsOptions(), endpoint));
        using var liteLLM = new LiteLLMAgentPlatformClient(Set(new LiteLLMAgentPlatformOptions { Timeouts = { Connect = TimeSpan.FromSeconds(7) } }, endpoint));
        await using var provider = new ServiceCollection().AddDeepAgents(o => Set(o, endpoint)).Services.BuildServiceProvider();

        foreach (var client in new RootClient[] { langSmith, liteLLM, provider.GetRequiredService<DeepAgentsClient>() })
        {
            var exception = Assert.CatchAsync<DeepAgentsConnectionException>(() => client.SendAsync(HttpMethod.Get, "/a", cancellationToken: token));
            Assert.That(exception.InnerException?.InnerException, Is.InstanceOf<AuthenticationException>());
            Assert.That(Secret.Leaks(ExceptionTexts.Of(exception)), Is.Empty);
        }

        await stop.CancelAsync();
        Assert.That(await serving, Is.Empty, "bytes of a request");
    }

    [Test]
    public void No_setting_is_about_certificates()
    {
        var members = PublicSurface.Package.SelectMany(type => type.GetProperties()).Where(p => p.CanWrite || p.PropertyType.IsSubclassOf(typeof(Delegate)));

        Assert.That(members.Select(m => m.Name).Where(name => About().IsMatch(name)).Distinct(), Is.EqualTo(new[] { nameof(ClientOptions.AllowInsecureHttp) }));
        Assert.That(members.Where(m => m.PropertyType.FullName!.Contains("System.Net.Security") || m.PropertyType.FullName.Contains("X509")), Is.Empty);
    }

#if !TESTED_NETSTANDARD2_0 // which has another handler, with the verification of the system unless it is told otherwise
    [Test]
    public void The_handlers_leave_the_verification_to_the_system()
    {
        using var handler = Connection.CreateHandler(TimeSpan.FromSeconds(1));
        var options = ((SocketsHttpHandler)handler).SslOptions;

        Assert.That(options.RemoteCertificateValidationCallback, Is.Null);
        Assert.That(options.CertificateChainPolicy, Is.Null);
        Assert.That(options.EnabledSslProtocols, Is.EqualTo(SslProtocols.None), "The system chooses.");
    }
#endif

    private static T Set<T>(T options, Uri endpoint)
        where T : ClientOptions
    {
        (options.ApiKey, options.Endpoint, options.AllowInsecureHttp, options.Retry.MaxRetries) = (Secret.Key, endpoint, true, 0);
        return options;
    }

    /// <summary>Takes connections with a certificate of its own, and returns what it could read of the first request that came through.</summary>
    private static async Task<string> ServeAsync(TcpListener listener, CancellationToken stop)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop);
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
                var bytes = new byte[4096];
                if (await stream.ReadAsync(bytes, stop) is > 0 and var count)
                {
                    return System.Text.Encoding.ASCII.GetString(bytes, 0, count);
                }
            }
            catch (Exception exception) when (exception is IOException or AuthenticationException)
            {
                // The client hung up, as it should.
            }
            catch (OperationCanceledException)
            {
                return "";
            }
        }
    }

    [GeneratedRegex("Insecure|Certificate|Tls|Ssl|Verify|Trust|Unsafe", RegexOptions.CultureInvariant)]
    private static partial Regex About();
}
