using System.Net;
using System.Net.Sockets;
using DeepAgents.Emulator.Tests.Contract;

namespace DeepAgents.Emulator.Tests.Server;

[CancelAfter(30_000)]
public sealed class LifetimeTests
{
    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task Two_emulators_know_nothing_of_each_other()
    {
        await using var first = await DeepAgentsEmulator.StartAsync(cancellationToken: Token);
        await using var second = await DeepAgentsEmulator.StartAsync(cancellationToken: Token);
        using var http = new HttpClient(ContractHandler.ForPlainHttp());
        http.DefaultRequestHeaders.Add("X-Api-Key", "key");
        using var created = await http.PostAsync($"{first.LangSmithEndpoint}/agents", new StringContent("{\"name\":\"a\"}"), Token);

        Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await http.GetStringAsync($"{first.LangSmithEndpoint}/agents", Token), Does.Contain("\"name\":\"a\""));
        Assert.That(await http.GetStringAsync($"{second.LangSmithEndpoint}/agents", Token), Does.StartWith("{\"items\":[]"));
    }

    [Test]
    public async Task A_disposed_emulator_frees_its_port_and_may_be_disposed_again()
    {
        var first = await DeepAgentsEmulator.StartAsync(cancellationToken: Token);
        var port = first.BaseAddress.Port;
        await first.DisposeAsync();
        await first.DisposeAsync();

        await using var second = await DeepAgentsEmulator.StartAsync(new DeepAgentsEmulatorOptions { Port = port }, Token);
        Assert.That(second.BaseAddress.Port, Is.EqualTo(port));
    }

    [Test]
    public async Task A_port_in_use_is_told_of()
    {
        await using var first = await DeepAgentsEmulator.StartAsync(cancellationToken: Token);
        Assert.ThrowsAsync<IOException>(
            () => DeepAgentsEmulator.StartAsync(new DeepAgentsEmulatorOptions { Port = first.BaseAddress.Port }, Token));
    }

    [Test]
    public async Task Disposing_closes_the_connections_of_clients()
    {
        await using var emulator = await DeepAgentsEmulator.StartAsync(cancellationToken: Token);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, emulator.BaseAddress.Port, Token);

        await emulator.DisposeAsync();
        var read = await connection.GetStream().ReadAsync(new byte[1], Token);
        Assert.That(read, Is.Zero, "The connection is closed.");
        Assert.CatchAsync<HttpRequestException>(() => http.GetAsync("/", Token));
    }

    [TestCase(-1)]
    [TestCase(65536)]
    public void A_port_that_cannot_be_is_refused(int port) => Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => DeepAgentsEmulator.StartAsync(new DeepAgentsEmulatorOptions { Port = port }, Token));

    [Test]
    public void An_outcome_that_is_none_is_refused() => Assert.ThrowsAsync<ArgumentException>(
        () => DeepAgentsEmulator.StartAsync(new DeepAgentsEmulatorOptions { Scenario = { Authorization = { Outcome = (AuthorizationOutcome)3 } } }, Token));
}
