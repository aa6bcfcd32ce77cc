using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>The main job: from an MCP server to a consent, and to each of the ways in which there is none.</summary>
[TestFixture(AuthorizationOutcome.Completed, "COMPLETED")]
[TestFixture(AuthorizationOutcome.ConnectionRequired, "CONNECTION_REQUIRED")]
[TestFixture(AuthorizationOutcome.TokenExpired, "TOKEN_EXPIRED")]
[CancelAfter(30_000)]
public sealed class AuthSessionsTests(AuthorizationOutcome scripted, string outcome) : EmulatorFixture
{
    [Test]
    public async Task A_wait_ends_with_the_outcome()
    {
        var created = await CreateSessionAsync();
        Assert.That(created.Status, Is.EqualTo(AuthSessionStatus.Pending));
        Assert.That(created.VerificationUrl, Does.StartWith(Emulator.BaseAddress.ToString()));
        var waiting = LangSmith.AuthSessions.WaitForCompletionAsync(created.Id, cancellationToken: Token);

        if (outcome == AuthSessionStatus.Completed.Value)
        {
            var completed = await waiting;
            Assert.That(completed.Id, Is.EqualTo(created.Id));
            Assert.That(completed.Status, Is.EqualTo(AuthSessionStatus.Completed));
        }
        else
        {
            var ended = Assert.ThrowsAsync<TerminalStateException<AuthSession>>(() => waiting);
            Assert.That(ended!.State!.Status!.Value.Value, Is.EqualTo(outcome));
            Assert.That(ended.Message, Does.Contain(outcome));
        }
    }

    [Test]
    public async Task Watching_shows_every_state_up_to_the_outcome()
    {
        // Longer than one long poll, so that a poll ends while the session is pending.
        Emulator.Use(new EmulatorScenario { Authorization = { Outcome = scripted, Delay = TimeSpan.FromSeconds(40) } });
        var created = await CreateSessionAsync();
        var seen = new List<AuthSessionStatus>();
        await foreach (var snapshot in LangSmith.AuthSessions.WatchAsync(created.Id, cancellationToken: Token))
        {
            seen.Add(snapshot.State!.Status!.Value);
            if (seen[^1].IsFinal)
            {
                break;
            }
        }

        Assert.That(seen[^1].Value, Is.EqualTo(outcome));
        Assert.That(seen.SkipLast(1), Is.Not.Empty.And.All.EqualTo(AuthSessionStatus.Pending));
    }

    [Test]
    public async Task Only_a_completed_session_is_reused()
    {
        var first = await CreateSessionAsync();
        await Poller.WaitAsync(
            (_, token) => LangSmith.AuthSessions.GetAsync(first.Id, cancellationToken: token),
            session => session.Status!.Value.IsFinal ? PollVerdict.Succeeded : PollVerdict.Pending,
            timeProvider: ClientTime,
            cancellationToken: Token);
        var second = await LangSmith.AuthSessions.CreateAsync(
            Request(first.ProviderId!, AuthSessionStrategy.Reuse), cancellationToken: Token);

        if (outcome == AuthSessionStatus.Completed.Value)
        {
            Assert.That(second.Id, Is.EqualTo(first.Id));
            Assert.That(second.Status, Is.EqualTo(AuthSessionStatus.Completed));
            Assert.That(second.Token, Is.Not.Empty);
            Assert.That(second.VerificationUrl, Is.Null);
        }
        else
        {
            Assert.That(second.Id, Is.Not.EqualTo(first.Id));
            Assert.That(second.Status, Is.EqualTo(AuthSessionStatus.Pending));
        }
    }

    [Test]
    public void A_session_for_an_unknown_provider_is_a_bad_request()
    {
        var refused = Assert.ThrowsAsync<DeepAgentsBadRequestException>(() => LangSmith.AuthSessions.CreateAsync(
            Request(Guid.NewGuid().ToString(), AuthSessionStrategy.Create), cancellationToken: Token));
        Assert.That(refused!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("oauth_provider_not_found"));
    }

    [Test]
    public void Waiting_for_an_unknown_session_ends_at_once() => Assert.ThrowsAsync<DeepAgentsNotFoundException>(
        () => LangSmith.AuthSessions.WaitForCompletionAsync("no-such-session", cancellationToken: Token));

    protected override void Configure(DeepAgentsEmulatorOptions options) => options.Scenario.Authorization.Outcome = scripted;

    private static CreateAuthSessionRequest Request(string provider, AuthSessionStrategy strategy) =>
        new() { ProviderId = provider, Scopes = [], Strategy = strategy };

    private async Task<CreatedAuthSession> CreateSessionAsync()
    {
        var server = await LangSmith.McpServers.CreateAsync(
            new CreateMcpServerRequest { Name = "calendar", Url = $"https://{Guid.NewGuid()}.example.com", AuthType = AuthType.OAuth },
            cancellationToken: Token);
        var provider = await LangSmith.McpServers.RegisterOAuthProviderAsync(server.Id, cancellationToken: Token);
        return await LangSmith.AuthSessions.CreateAsync(
            Request(provider.OAuthProviderId!, AuthSessionStrategy.Create), cancellationToken: Token);
    }
}
