using DeepAgents.LangSmith;
using OpenQA.Selenium;

namespace DeepAgents.Emulator.Tests.Page;

/// <summary>What a person does in a browser, and what a client that waits for it gets.</summary>
[CancelAfter(120_000)]
public sealed class BrowserTests : BrowserFixture
{
    [Test]
    public async Task Approve_completes_the_waiting_client()
    {
        var (session, waiting) = await StartWaitingAsync();
        Browser.Navigate().GoToUrl(session.VerificationUrl!);
        Assert.That(Browser.FindElement(By.TagName("main")).Text, Does.Contain("calendar"));
        Press("approve");

        Assert.That((await waiting).Status, Is.EqualTo(AuthSessionStatus.Completed));
        WaitForText("Approved");
    }

    [Test]
    public async Task Deny_ends_the_waiting_client()
    {
        var (session, waiting) = await StartWaitingAsync();
        Browser.Navigate().GoToUrl(session.VerificationUrl!);
        Press("deny");

        var ended = Assert.ThrowsAsync<TerminalStateException<AuthSession>>(() => waiting);
        Assert.That(ended!.State!.Status!.Value.Value, Is.EqualTo("CONNECTION_REQUIRED"));
        WaitForText("Not approved");
    }

    [Test]
    public async Task The_overview_shows_what_happens_without_a_reload()
    {
        Open("/");
        Run("window.isTheSamePage = true");
        var name = $"agent <b>{Guid.NewGuid()}</b>";
        await CreateAgentAsync(name);

        WaitForText(name);
        Assert.That(Run("return window.isTheSamePage"), Is.True);
    }

    [Test]
    public async Task The_overview_stays_where_it_was_scrolled_to()
    {
        for (var index = 0; index < 20; index++)
        {
            await CreateAgentAsync();
        }

        Open("/");
        Run("scrollTo(0, 400)");
        var name = Guid.NewGuid().ToString();
        await CreateAgentAsync(name);

        WaitForText(name);
        Assert.That(Run("return scrollY"), Is.EqualTo(400));
    }

    [Test]
    public async Task An_open_consent_page_shows_what_was_decided_elsewhere()
    {
        var (session, waiting) = await StartWaitingAsync();
        Browser.Navigate().GoToUrl(session.VerificationUrl!);
        using var http = new HttpClient();
        using var decided = await http.PostAsync(session.VerificationUrl + "/approve", null, Token);

        WaitForText("Approved");
        Assert.That(Browser.FindElements(By.TagName("form")), Is.Empty);
        Assert.That((await waiting).Status, Is.EqualTo(AuthSessionStatus.Completed));
    }

    [Test]
    public void Without_any_client_the_button_leads_to_a_consent()
    {
        Open("/");
        Press("start");
        WaitForText("Example calendar");
        Press("approve");
        WaitForText("COMPLETED");

        Browser.FindElement(By.LinkText("Overview")).Click();
        WaitForText("completed");
    }

    [Test]
    public void A_session_that_waits_is_reached_from_the_overview()
    {
        Open("/");
        Press("start");
        WaitForText("Example calendar");
        var path = new Uri(Browser.Url).AbsolutePath;
        Open("/");
        Press("decide-" + path.Split('/')[^1]);
        Press("deny");
        WaitForText("CONNECTION_REQUIRED");
    }

    [Test]
    public void Script_and_style_that_are_not_the_pages_own_are_refused()
    {
        Open("/");
        Run("""
            for (const name of ["script", "style"]) {
              const element = document.createElement(name);
              element.textContent = name === "script" ? "window.isForeign = true" : "main { display: none }";
              document.body.append(element);
            }
            """);

        Assert.That(Run("return window.isForeign"), Is.Null);
        Assert.That(Browser.FindElement(By.TagName("main")).Displayed);
        Assert.That(Console(), Has.Count.EqualTo(2).And.All.Contains("Content Security Policy"));
    }

    protected override void Configure(DeepAgentsEmulatorOptions options) => options.Scenario.Authorization.Delay = null;

    /// <summary>A client that waits for a person, for longer by its fast clock than any test may last.</summary>
    private async Task<(CreatedAuthSession Session, Task<AuthSession> Waiting)> StartWaitingAsync()
    {
        var server = await LangSmith.McpServers.CreateAsync(
            new CreateMcpServerRequest { Name = "calendar", Url = $"https://{Guid.NewGuid()}.example.com", AuthType = AuthType.OAuth },
            cancellationToken: Token);
        var provider = await LangSmith.McpServers.RegisterOAuthProviderAsync(server.Id, cancellationToken: Token);
        var session = await LangSmith.AuthSessions.CreateAsync(
            new CreateAuthSessionRequest { ProviderId = provider.OAuthProviderId!, Scopes = [], Strategy = AuthSessionStrategy.Create },
            cancellationToken: Token);
        var limit = new PollingOptions { Timeout = TimeSpan.FromHours(2) };
        return (session, LangSmith.AuthSessions.WaitForCompletionAsync(session.Id, limit, cancellationToken: Token));
    }
}
