using DeepAgents.LangSmith;
using DeepAgents.Tests;

namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>
/// With a clock on the emulator's side that stands still, an answer to a long poll can only come from what the test does.
/// </summary>
[CancelAfter(30_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LongPollTests
{
    private const int LongestWindow = 25;

    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task A_long_poll_is_answered_when_the_status_changes()
    {
        await using var emulator = await StartAsync(TimeSpan.FromSeconds(3));
        using var client = Client(emulator);
        var session = await CreateSessionAsync(client);
        var polling = client.AuthSessions.GetAsync(session.Id, new GetAuthSessionOptions { WaitSeconds = LongestWindow }, Token);

        // The session's own delay, and the window of the poll.
        await _time.WaitForTimersAsync(2).WaitAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(3));

        var answer = await polling;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(AuthSessionStatus.Completed));
            Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(3)), "Long before the end of the window.");
        });
    }

    [Test]
    public async Task A_long_poll_is_answered_at_the_end_of_its_window()
    {
        await using var emulator = await StartAsync(authorizationDelay: null);
        using var client = Client(emulator);
        var session = await CreateSessionAsync(client);
        var polling = client.AuthSessions.GetAsync(session.Id, new GetAuthSessionOptions { WaitSeconds = 7 }, Token);
        await _time.WaitForTimersAsync().WaitAsync(Token);

        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.That(polling.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That((await polling).Status, Is.EqualTo(AuthSessionStatus.Pending));
    }

    [Test]
    public async Task A_session_whose_page_a_person_has_opened_waits_for_them()
    {
        await using var emulator = await StartAsync(TimeSpan.FromSeconds(3));
        using var client = Client(emulator);
        using var browser = new HttpClient();
        var session = await CreateSessionAsync(client);
        await browser.GetStringAsync(session.VerificationUrl, Token);
        var polling = client.AuthSessions.GetAsync(session.Id, new GetAuthSessionOptions { WaitSeconds = 7 }, Token);
        await _time.WaitForTimersAsync(2).WaitAsync(Token);

        _time.Advance(TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.That((await polling).Status, Is.EqualTo(AuthSessionStatus.Pending));
    }

    [TestCase("approve", "COMPLETED")]
    [TestCase("deny", "CONNECTION_REQUIRED")]
    public async Task A_person_at_the_verification_page_ends_the_wait(string button, string status)
    {
        await using var emulator = await StartAsync(authorizationDelay: null);
        using var client = Client(emulator);
        using var browser = new HttpClient();
        var session = await CreateSessionAsync(client);
        var waiting = client.AuthSessions.WaitForCompletionAsync(session.Id, cancellationToken: Token);
        await _time.WaitForTimersAsync().WaitAsync(Token);

        var page = await browser.GetStringAsync(session.VerificationUrl, Token);
        Assert.That(page, Does.Contain($"action=\"{new Uri(session.VerificationUrl!).AbsolutePath}/{button}\""));
        using var pressed = await browser.PostAsync($"{session.VerificationUrl}/{button}", null, Token);

        if (status == "COMPLETED")
        {
            Assert.That((await waiting).Status!.Value.Value, Is.EqualTo(status));
        }
        else
        {
            var denied = Assert.ThrowsAsync<TerminalStateException<AuthSession>>(() => waiting);
            Assert.That(denied!.State!.Status!.Value.Value, Is.EqualTo(status));
        }

        Assert.That(await pressed.Content.ReadAsStringAsync(Token), Does.Contain("decided").And.Contain(status));
    }

    [Test]
    public async Task The_end_of_the_emulator_ends_an_open_poll()
    {
        await using var emulator = await StartAsync(authorizationDelay: null);
        using var client = Client(emulator);
        var session = await CreateSessionAsync(client);
        var polling = client.AuthSessions.GetAsync(session.Id, new GetAuthSessionOptions { WaitSeconds = LongestWindow }, Token);
        await _time.WaitForTimersAsync().WaitAsync(Token);

        await emulator.DisposeAsync();
        var broken = Assert.ThrowsAsync<DeepAgentsConnectionException>(() => polling);
        Assert.That(broken!.IsTransient, Is.True);
    }

    private static RecordedLangSmith Client(DeepAgentsEmulator emulator) =>
        new(new DeepAgentsOptions { ApiKey = "key", Endpoint = emulator.LangSmithEndpoint });

    private static async Task<CreatedAuthSession> CreateSessionAsync(DeepAgentsClient client)
    {
        var server = await client.McpServers.CreateAsync(
            new CreateMcpServerRequest { Name = "calendar", Url = "https://calendar.example.com", AuthType = AuthType.OAuth },
            cancellationToken: Token);
        var provider = await client.McpServers.RegisterOAuthProviderAsync(server.Id, cancellationToken: Token);
        var request = new CreateAuthSessionRequest
        {
            ProviderId = provider.OAuthProviderId!,
            Scopes = ["read"],
            Strategy = AuthSessionStrategy.Create,
        };
        return await client.AuthSessions.CreateAsync(request, cancellationToken: Token);
    }

    private Task<DeepAgentsEmulator> StartAsync(TimeSpan? authorizationDelay) => DeepAgentsEmulator.StartAsync(
        new DeepAgentsEmulatorOptions { TimeProvider = _time, Scenario = { Authorization = { Delay = authorizationDelay } } }, Token);
}
