using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LangSmith;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class AuthSessionsClientWaitingTests
{
    private const string Pending = """{"id":"s1","status":"PENDING"}""";
    private const string Completed = """{"id":"s1","status":"COMPLETED"}""";

    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };

    [Test]
    public async Task A_session_that_is_completed_needs_one_request()
    {
        var handler = new StubHandler(_ => Json(Completed));
        var session = await Client(handler).WaitForCompletionAsync("s1");

        Assert.Multiple(() =>
        {
            Assert.That(session.Status, Is.EqualTo(AuthSessionStatus.Completed));
            Assert.That(handler.Asked, Has.Count.EqualTo(1));
            Assert.That(handler.Asked[0].PathAndQuery, Is.EqualTo("/v1/deepagents/auth-sessions/s1?wait_seconds=25"));
        });
    }

    [Test]
    public async Task The_status_is_read_without_regard_to_case()
    {
        var handler = new StubHandler(_ => Json("""{"id":"s1","status":"completed"}"""));
        Assert.That((await Client(handler).WaitForCompletionAsync("s1")).Status?.IsFinal, Is.True);
    }

    [Test]
    public async Task A_slow_consent_is_waited_for_and_told_of()
    {
        var seen = new List<string>();
        var handler = new StubHandler(number => Json(number < 4 ? Pending : Completed));
        var session = await Client(handler).WaitForCompletionAsync("s1", progress: new Recorder(s => seen.Add($"{s.Attempt}:{s.State?.Status}")));

        Assert.Multiple(() =>
        {
            Assert.That(session.Status, Is.EqualTo(AuthSessionStatus.Completed));
            Assert.That(seen, Is.EqualTo(new[] { "1:PENDING", "2:PENDING", "3:PENDING", "4:COMPLETED" }));
        });
    }

    [TestCase("CONNECTION_REQUIRED")]
    [TestCase("TOKEN_EXPIRED")]
    [TestCase("token_expired")]
    public void A_session_that_ended_without_a_connection_is_an_error_with_its_state(string status)
    {
        var handler = new StubHandler(number => Json(number == 1 ? Pending : $$"""{"id":"s1","status":"{{status}}"}"""));
        var exception = Assert.ThrowsAsync<TerminalStateException<AuthSession>>(() => Client(handler).WaitForCompletionAsync("s1"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.State!.Status!.Value.Value, Is.EqualTo(status));
            Assert.That(exception.Message, Does.Contain("s1").And.Contain(status));
            Assert.That(handler.Asked, Has.Count.EqualTo(2));
        });
    }

    [TestCase("""{"id":"s1","status":"AWAITING_REVIEW"}""")]
    [TestCase("""{"id":"s1","status":""}""")]
    [TestCase("""{"id":"s1","status":null}""")]
    [TestCase("""{"id":"s1"}""")]
    [TestCase("{}")]
    public void An_unknown_or_absent_status_is_neither_success_nor_the_end(string body)
    {
        var handler = new StubHandler(_ => Json(body));
        var exception = Assert.ThrowsAsync<PollingTimeoutException<AuthSession>>(() => Client(handler).WaitForCompletionAsync("s1"));

        Assert.Multiple(() =>
        {
            Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(exception!.HasLastState, Is.True);
        });
    }

    [Test]
    public void A_server_that_ignores_the_long_poll_gets_few_requests()
    {
        var handler = new StubHandler(_ => Json(Pending));
        var exception = Assert.ThrowsAsync<PollingTimeoutException<AuthSession>>(
            () => Client(handler).WaitForCompletionAsync("s1", new PollingOptions { Jitter = 0 }));

        Assert.Multiple(() =>
        {
            Assert.That(handler.Asked, Has.Count.EqualTo(ExpectedPolls(TimeSpan.FromMinutes(5))));
            Assert.That(handler.Asked, Has.Count.LessThan(30));
            Assert.That(exception!.Attempts, Is.EqualTo(handler.Asked.Count));
        });
    }

    [Test]
    public void The_window_shrinks_with_the_time_that_is_left()
    {
        var handler = new StubHandler(_ => Json(Pending));
        Assert.ThrowsAsync<PollingTimeoutException<AuthSession>>(
            () => Client(handler).WaitForCompletionAsync("s1", new PollingOptions { Jitter = 0, Timeout = TimeSpan.FromSeconds(4) }));

        // Polls at 0, 1 and 2.5 s.
        Assert.That(handler.Asked.Select(a => a.Query), Is.EqualTo(new[] { "?wait_seconds=4", "?wait_seconds=3", "?wait_seconds=2" }));
    }

    [Test]
    public void Zero_asks_exactly_once()
    {
        var handler = new StubHandler(_ => Json(Pending));
        Assert.ThrowsAsync<PollingTimeoutException<AuthSession>>(
            () => Client(handler).WaitForCompletionAsync("s1", new PollingOptions { Timeout = TimeSpan.Zero }));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_deadline_ends_an_open_long_poll()
    {
        var time = new ManualTimeProvider();
        var handler = new StubHandler(async (_, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("A cancelled delay does not end well.");
        });
        var waiting = Client(handler, time).WaitForCompletionAsync("s1", new PollingOptions { Timeout = TimeSpan.FromSeconds(10) });
        await time.WaitForTimersAsync();
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.ThrowsAsync<PollingTimeoutException<AuthSession>>(() => waiting);
    }

    [Test]
    public async Task The_caller_ends_an_open_long_poll_with_its_own_token()
    {
        using var caller = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var handler = new StubHandler(async (_, _, token) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("A cancelled delay does not end well.");
        });
        var waiting = Client(handler, new ManualTimeProvider()).WaitForCompletionAsync("s1", cancellationToken: caller.Token);
        await asked.Task;
        await caller.CancelAsync();

        var exception = Assert.CatchAsync<OperationCanceledException>(() => waiting);
        Assert.That(exception!.CancellationToken, Is.EqualTo(caller.Token));
    }

    [Test]
    public async Task A_short_request_limit_does_not_cut_the_window()
    {
        var time = new ManualTimeProvider();
        var handler = new StubHandler(async (_, _, token) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(25), time, token);
            return Json(Completed);
        });
        var waiting = Client(handler, time, TimeSpan.FromSeconds(5)).WaitForCompletionAsync("s1");

        // The deadline, the limit of the call, and the window of the server.
        await time.WaitForTimersAsync(3);
        time.Advance(TimeSpan.FromSeconds(25));
        Assert.That((await waiting).Status, Is.EqualTo(AuthSessionStatus.Completed));
    }

    [Test]
    public async Task Watching_hands_out_every_state_and_judges_none()
    {
        string[] states = ["PENDING", "TOKEN_EXPIRED", "COMPLETED", "PENDING"];
        var seen = new List<string?>();
        var handler = new StubHandler(number => Json($$"""{"status":"{{states[number - 1]}}"}"""));
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

    [TestCase("")]
    [TestCase("..")]
    public void A_hostile_id_is_refused_before_anything_is_sent(string id)
    {
        var handler = new StubHandler(_ => Json(Completed));
        Assert.That(() => Client(handler).WaitForCompletionAsync(id), Throws.ArgumentException);
        Assert.That(handler.Asked, Is.Empty);
    }

    /// <summary>Polls at 0, 1, 2.5, 4.75 ... seconds, each interval half as long again, none over 15 s.</summary>
    private static int ExpectedPolls(TimeSpan timeout)
    {
        var polls = 0;
        var interval = 1.0;
        for (var at = 0.0; at < timeout.TotalSeconds; at += interval, interval = Math.Min(interval * 1.5, 15))
        {
            polls++;
        }

        return polls;
    }

    private AuthSessionsClient Client(StubHandler handler, TimeProvider? time = null, TimeSpan? requestLimit = null) => new DeepAgentsClient(
        new DeepAgentsOptions { ApiKey = "key", TimeProvider = time ?? _time, Timeouts = { Request = requestLimit ?? TimeSpan.FromSeconds(100) } },
        handler).AuthSessions;

    private sealed class Recorder(Action<PollSnapshot<AuthSession>> record) : IProgress<PollSnapshot<AuthSession>>
    {
        public void Report(PollSnapshot<AuthSession> value) => record(value);
    }
}
