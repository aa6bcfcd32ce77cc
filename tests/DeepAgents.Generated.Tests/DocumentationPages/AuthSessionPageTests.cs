using DeepAgents.LangSmith;

namespace DeepAgents.Tests.DocumentationPages;

/// <summary>The documentation page "Get an authorization session".</summary>
[CancelAfter(30_000)]
public sealed class AuthSessionPageTests
{
    private static readonly PageError[] Errors =
    [
        PageError.MissingRequiredField, PageError.InvalidRequestBody, PageError.MissingApiKey, PageError.AgentNotFound,
        PageError.UpstreamAuthFailed,
    ];

    [TestCase("PENDING", false)]
    [TestCase("COMPLETED", true)]
    [TestCase("CONNECTION_REQUIRED", true)]
    [TestCase("TOKEN_EXPIRED", true)]
    public async Task Both_members_are_read_and_every_status_is_known(string status, bool isFinal)
    {
        var body = $$"""{"id": "as_1", "status": "{{status}}"}""";
        var session = await LangSmithPage.CallAsync("auth-sessions/as_1", 200, body, client => client.AuthSessions.GetAsync("as_1"));

        Assert.Multiple(() =>
        {
            Assert.That(session.Id, Is.EqualTo("as_1"));
            Assert.That(session.Status!.Value.Value, Is.EqualTo(status));
            Assert.That(session.Status.Value.IsKnown, Is.True);
            Assert.That(session.Status.Value.IsFinal, Is.EqualTo(isFinal));
            Assert.That(session.AdditionalProperties, Is.Empty);
        });
        RoundTrip.Check(body, session);
    }

    [TestCase(1)]
    [TestCase(25)]
    public async Task The_window_is_sent_as_wait_seconds(int seconds)
    {
        var options = new GetAuthSessionOptions { WaitSeconds = seconds };
        var session = await LangSmithPage.CallAsync(
            $"auth-sessions/as_1?wait_seconds={seconds}", 200, "{}", client => client.AuthSessions.GetAsync("as_1", options));
        Assert.That(session.Status, Is.Null);
    }

    [TestCaseSource(nameof(Errors))]
    public void Every_documented_failure_has_its_exception(PageError error) =>
        LangSmithPage.Check(error, "auth-sessions/as_1", client => client.AuthSessions.GetAsync("as_1"));
}
