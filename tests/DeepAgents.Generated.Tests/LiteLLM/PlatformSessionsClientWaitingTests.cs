using System.Net;
using DeepAgents.LiteLLM;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LiteLLM;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class PlatformSessionsClientWaitingTests
{
    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };

    [Test]
    public async Task A_cold_bring_up_is_waited_for_with_its_phases()
    {
        string?[] phases = [null, "creating_sandbox", "pod_pending", "pod_running", "waiting_harness", "cloning_repo", "harness_ready", "cloning_repo"];
        var seen = new List<string?>();
        var handler = new StubHandler(number => number <= phases.Length
            ? Session("creating", phases[number - 1])
            : Session("ready", "ready"));
        var session = await Client(handler).WaitForReadyAsync("s1", progress: new Recorder(s => seen.Add(s.State?.Phase?.Value)));

        Assert.Multiple(() =>
        {
            Assert.That(session.Status, Is.EqualTo(PlatformSessionStatus.Ready));
            Assert.That(seen, Is.EqualTo(phases.Append("ready")));
            Assert.That(handler.Asked[0].AbsolutePath, Is.EqualTo("/api/v1/managed_agents/sessions/s1"));
        });
    }

    [TestCase(null)]
    [TestCase("harness_listening")]
    [TestCase("installing_deps")]
    [TestCase("a_phase_of_next_year")]
    public async Task Ready_is_ready_whatever_the_phase_says(string? phase)
    {
        var handler = new StubHandler(_ => Session("ready", phase));
        Assert.That((await Client(handler).WaitForReadyAsync("s1")).Phase?.Value, Is.EqualTo(phase));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_phase_called_ready_does_not_make_a_session_ready()
    {
        var handler = new StubHandler(number => Session(number < 3 ? "creating" : "ready", "ready"));
        await Client(handler).WaitForReadyAsync("s1");
        Assert.That(handler.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_failure_reason_on_a_ready_session_is_not_the_end()
    {
        var handler = new StubHandler(_ => Session("ready", "ready", "initial_prompt failed: upstream"));
        Assert.That((await Client(handler).WaitForReadyAsync("s1")).FailureReason, Does.StartWith("initial_prompt failed"));
    }

    [TestCase("failed", "pod failed\r\nnow")]
    [TestCase("dead", null)]
    [TestCase("stopped", "idle timeout")]
    [TestCase("DEAD", null)]
    public void An_ended_session_is_an_error_with_its_reason(string status, string? reason)
    {
        var handler = new StubHandler(number => number == 1 ? Session("creating", "pod_pending") : Session(status, "pod_pending", reason));
        var exception = Assert.ThrowsAsync<TerminalStateException<PlatformSession>>(() => Client(handler).WaitForReadyAsync("s1"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.State!.FailureReason, Is.EqualTo(reason));
            Assert.That(exception.State.Status!.Value.IsEnded, Is.True);
            Assert.That(exception.Message, Does.Contain(status).And.Not.Contain("\n"));
            Assert.That(exception.Message, reason is null ? Does.Contain("s1") : Does.Contain(reason[..4]));
        });
    }

    [TestCase("hibernating")]
    [TestCase("")]
    public void An_unknown_status_is_not_yet(string status)
    {
        var handler = new StubHandler(_ => Session(status, null));
        Assert.ThrowsAsync<PollingTimeoutException<PlatformSession>>(() => Client(handler).WaitForReadyAsync("s1"));
        Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(20)));
    }

    [TestCase(HttpStatusCode.InternalServerError)]
    [TestCase(HttpStatusCode.BadGateway)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    [TestCase(HttpStatusCode.GatewayTimeout)]
    [TestCase(HttpStatusCode.RequestTimeout)]
    [TestCase(HttpStatusCode.TooManyRequests)]
    public async Task A_platform_that_is_unwell_for_a_moment_is_waited_for(HttpStatusCode status)
    {
        var handler = new StubHandler(number => number <= 3 ? Json("""{"error":"internal error"}""", status) : Session("ready", null));
        await Client(handler).WaitForReadyAsync("s1");
        Assert.That(handler.Asked, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_connection_that_breaks_is_a_fault_like_any_other()
    {
        var faults = new List<DeepAgentsException?>();
        var handler = new StubHandler(number => number == 1 ? throw new HttpRequestException("connection reset") : Session("ready", null));
        await Client(handler).WaitForReadyAsync("s1", progress: new Recorder(s => faults.Add(s.Fault)));
        Assert.That(faults, Has.Count.EqualTo(2).And.ItemAt(0).InstanceOf<DeepAgentsConnectionException>());
    }

    [Test]
    public void A_session_that_went_away_ends_the_wait()
    {
        var handler = new StubHandler(number => number == 1
            ? Session("creating", null)
            : Json("""{"error":"session s1 not found"}""", HttpStatusCode.NotFound));
        var exception = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => Client(handler).WaitForReadyAsync("s1"));
        Assert.That(exception!.Error, Is.InstanceOf<SimpleError>());
    }

    [Test]
    public void Zero_asks_exactly_once()
    {
        var handler = new StubHandler(_ => Session("creating", null));
        var exception = Assert.ThrowsAsync<PollingTimeoutException<PlatformSession>>(
            () => Client(handler).WaitForReadyAsync("s1", new PollingOptions { Timeout = TimeSpan.Zero }));
        Assert.Multiple(() =>
        {
            Assert.That(handler.Asked, Has.Count.EqualTo(1));
            Assert.That(exception!.LastState?.Status, Is.EqualTo(PlatformSessionStatus.Creating));
        });
    }

    [Test]
    public async Task Watching_goes_on_after_an_end_because_sessions_come_back()
    {
        string[] states = ["creating", "dead", "creating", "ready"];
        var seen = new List<string?>();
        var handler = new StubHandler(number => Session(states[number - 1], null));
        await foreach (var snapshot in Client(handler).WatchAsync("s1"))
        {
            seen.Add(snapshot.State?.Status?.Value);
            if (seen.Count == states.Length)
            {
                break;
            }
        }

        Assert.That(seen, Is.EqualTo(states));
    }

    private static HttpResponseMessage Session(string status, string? phase, string? reason = null) =>
        Json(new Newtonsoft.Json.Linq.JObject { ["id"] = "s1", ["status"] = status, ["phase"] = phase, ["failure_reason"] = reason }.ToString());

    private PlatformSessionsClient Client(StubHandler handler) => new LiteLLMAgentPlatformClient(
        new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("http://127.0.0.1:1"), TimeProvider = _time }, handler).Sessions;

    private sealed class Recorder(Action<PollSnapshot<PlatformSession>> record) : IProgress<PollSnapshot<PlatformSession>>
    {
        public void Report(PollSnapshot<PlatformSession> value) => record(value);
    }
}
