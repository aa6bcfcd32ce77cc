using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Http;

/// <summary>The handlers of the package's own making.</summary>
public sealed class ConnectionTests
{
#if !TESTED_NETSTANDARD2_0 // which has another handler
    [Test]
    public void A_handler_follows_nothing_keeps_nothing_and_gives_up_in_time()
    {
        using var handler = (SocketsHttpHandler)Connection.CreateHandler(TimeSpan.FromSeconds(3));
        Assert.Multiple(() =>
        {
            Assert.That(handler.AllowAutoRedirect, Is.False);
            Assert.That(handler.UseCookies, Is.False);
            Assert.That(handler.EnableMultipleHttp2Connections, Is.True);
            Assert.That(handler.ConnectTimeout, Is.EqualTo(TimeSpan.FromSeconds(3)));
            Assert.That(handler.PooledConnectionLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
        });
    }
#endif

    [Test]
    public void Clients_share_one_unless_they_connect_in_another_time()
    {
        var (first, isOwned) = Connection.For(Settings(new TimeoutOptions().Connect));
        var (second, _) = Connection.For(Settings(new TimeoutOptions().Connect));
        var (other, isOtherOwned) = Connection.For(Settings(TimeSpan.FromSeconds(1)));
        using var owned = other;

        Assert.That((isOwned, isOtherOwned), Is.EqualTo((false, true)));
        Assert.That(second, Is.SameAs(first).And.Not.SameAs(other));
    }

    [Test]
    public void A_client_that_is_disposed_leaves_the_shared_one_and_the_callers_own_alone()
    {
        var (shared, _) = Connection.For(Settings(new TimeoutOptions().Connect));
        using var handler = new WatchedHandler();
        new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key" }).Dispose();
        new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key" }, handler).Dispose();

        Assert.That(handler.IsDisposed, Is.False);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        Assert.That(() => shared.SendAsync(request, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>(), "It would be an ObjectDisposedException.");
    }

    private static ClientSettings Settings(TimeSpan connect) =>
        ClientSettings.Create(new DeepAgentsOptions { ApiKey = "key", Timeouts = { Connect = connect } }, LangSmithService.Profile, _ => null);

    private sealed class WatchedHandler : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is sent here.");

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
