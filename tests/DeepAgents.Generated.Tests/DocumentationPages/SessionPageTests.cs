using System.Net;
using System.Text;
using DeepAgents.LiteLLM;
using Newtonsoft.Json.Linq;
using RichardSzalay.MockHttp;

namespace DeepAgents.Tests.DocumentationPages;

/// <summary>The documentation page of the LiteLLM Agent Platform on the state of a session.</summary>
[CancelAfter(30_000)]
public sealed class SessionPageTests
{
    private const string Key = "a-master-key";

    /// <summary>The members and values of the page's example.</summary>
    private const string Example =
        """
        {
          "id": "ses_01kabc",
          "agent_id": "agt_01j9xyz",
          "status": "ready",
          "phase": "ready",
          "phase_detail": null,
          "sandbox_url": "http://10.0.1.42:4096",
          "tty_url": null,
          "tty_token": null,
          "response": null,
          "task_arn": "sandbox-ses_01kabc",
          "created_at": "2025-05-01T12:01:00.000Z",
          "last_seen_at": "2025-05-01T12:01:08.000Z",
          "idle_timeout_ms": 86400000,
          "failure_reason": null
        }
        """;

    [Test]
    public async Task The_example_is_read_member_by_member()
    {
        var session = await GetAsync(Example);

        Assert.Multiple(() =>
        {
            Assert.That(session.Id, Is.EqualTo("ses_01kabc"));
            Assert.That(session.AgentId, Is.EqualTo("agt_01j9xyz"));
            Assert.That(session.Status, Is.EqualTo(PlatformSessionStatus.Ready));
            Assert.That(session.Phase, Is.EqualTo(PlatformSessionPhase.Ready));
            Assert.That(session.PhaseDetail, Is.Null);
            Assert.That(session.SandboxUrl, Is.EqualTo("http://10.0.1.42:4096"));
            Assert.That(session.TtyUrl, Is.Null);
            Assert.That(session.TtyToken, Is.Null);
            Assert.That(session.Response, Is.Null);
            Assert.That(session.TaskArn, Is.EqualTo("sandbox-ses_01kabc"));
            Assert.That(session.CreatedAt, Is.EqualTo(new DateTimeOffset(2025, 5, 1, 12, 1, 0, TimeSpan.Zero)));
            Assert.That(session.LastSeenAt, Is.EqualTo(new DateTimeOffset(2025, 5, 1, 12, 1, 8, TimeSpan.Zero)));
            Assert.That(session.IdleTimeoutMs, Is.EqualTo(86_400_000));
            Assert.That(session.FailureReason, Is.Null);
            Assert.That(session.AdditionalProperties, Is.Empty);
        });
        RoundTrip.Check(Example, session);
    }

    [Test]
    public async Task What_is_null_in_the_example_is_read_where_it_is_not()
    {
        var json = JObject.Parse(Example);
        json.Merge(JObject.Parse(
            """
            {
              "phase_detail": "cloning", "tty_url": "wss://tty.example.com", "tty_token": "secret", "failure_reason": "oom killed",
              "response": {"parts": [{"type": "text", "text": "Hello "}, {"text": "there", "type": "text"}]}
            }
            """));
        var session = await GetAsync(json.ToString());

        Assert.Multiple(() =>
        {
            Assert.That(session.PhaseDetail, Is.EqualTo("cloning"));
            Assert.That(session.TtyUrl, Is.EqualTo("wss://tty.example.com"));
            Assert.That(session.TtyToken, Is.EqualTo("secret"));
            Assert.That(session.FailureReason, Is.EqualTo("oom killed"));
            Assert.That(session.Response!.Parts!.Select(part => part.Type), Is.All.EqualTo("text"));
            Assert.That(session.Response.Text, Is.EqualTo("Hello there"));
        });
        RoundTrip.Check(json.ToString(), session);
    }

    [TestCase("creating", false)]
    [TestCase("ready", false)]
    [TestCase("failed", true)]
    [TestCase("dead", true)]
    public async Task Every_status_of_the_page_is_known(string status, bool isEnded)
    {
        var session = await GetAsync($$"""{"status": "{{status}}"}""");
        Assert.That(session.Status!.Value.IsKnown, Is.True);
        Assert.That(session.Status.Value.IsEnded, Is.EqualTo(isEnded));
    }

    [TestCase("creating_sandbox")]
    [TestCase("pod_pending")]
    [TestCase("pod_running")]
    [TestCase("injecting_files")]
    [TestCase("waiting_harness")]
    [TestCase("harness_ready")]
    [TestCase("cloning_repo")]
    [TestCase("installing_deps")]
    [TestCase("harness_listening")]
    [TestCase("ready")]
    public async Task Every_phase_of_the_page_is_known(string phase) =>
        Assert.That((await GetAsync($$"""{"phase": "{{phase}}"}""")).Phase!.Value.IsKnown, Is.True);

    [Test]
    public async Task A_legacy_row_has_no_phase() => Assert.That((await GetAsync("""{"phase": null}""")).Phase, Is.Null);

    /// <summary>The page documents no error; these are the errors of the platform itself for this request.</summary>
    [TestCase(401, "unauthorized", typeof(DeepAgentsAuthenticationException), false)]
    [TestCase(404, "session ses_01kabc not found", typeof(DeepAgentsNotFoundException), false)]
    [TestCase(500, "internal error", typeof(DeepAgentsServerException), true)]
    public void A_failure_has_the_text_of_the_platform(int status, string text, Type exception, bool isTransient)
    {
        var failure = Assert.CatchAsync<DeepAgentsApiException>(() => GetAsync($$"""{"error":"{{text}}"}""", status))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.GetType(), Is.EqualTo(exception));
            Assert.That(failure.Error, Is.InstanceOf<SimpleError>().With.Property("Text").EqualTo(text));
            Assert.That(failure.IsTransient, Is.EqualTo(isTransient));
            Assert.That(failure.ToString(), Does.Not.Contain(Key));
        });
    }

    private static async Task<PlatformSession> GetAsync(string body, int status = 200)
    {
        using var handler = new MockHttpMessageHandler();
        handler.Expect(HttpMethod.Get, "https://platform.example.com/api/v1/managed_agents/sessions/ses_01kabc")
            .With(request => request.Headers.GetValues("Authorization").Single() == "Bearer " + Key)
            .Respond((HttpStatusCode)status, new StringContent(body, Encoding.UTF8, "application/json"));
        var options = new LiteLLMAgentPlatformOptions { ApiKey = Key, Endpoint = new Uri("https://platform.example.com"), Retry = { MaxRetries = 0 } };
        using var client = new LiteLLMAgentPlatformClient(options, handler);
        return await client.Sessions.GetAsync("ses_01kabc");
    }
}
