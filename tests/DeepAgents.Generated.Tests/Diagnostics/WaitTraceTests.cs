using System.Diagnostics;
using System.Net;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using Microsoft.Extensions.Logging;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>What a wait tells the log, the trace and the metrics.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[NonParallelizable]
[CancelAfter(30_000)]
public sealed class WaitTraceTests : IDisposable
{
    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };
    private readonly TelemetryRecorder _heard = new();

    public void Dispose() => _heard.Dispose();

    [Test]
    public async Task A_wait_is_a_span_with_its_polls_as_children()
    {
        await LangSmith("PENDING", "PENDING", "COMPLETED").AuthSessions.WaitForCompletionAsync("s1");
        var (wait, polls) = WaitAndPolls("AuthSessions.WaitForCompletion", "AuthSessions.Get");

        Assert.Multiple(() =>
        {
            Assert.That((wait.Kind, wait.Status, wait.Parent), Is.EqualTo((ActivityKind.Internal, ActivityStatusCode.Unset, (Activity?)null)));
            Assert.That(Tags(wait), Is.EqualTo(("completed", 3, "COMPLETED", (string?)null)));
            Assert.That(wait.GetTagItem("deepagents.service"), Is.EqualTo("DeepAgents.LangSmith"));
            Assert.That(polls, Has.Count.EqualTo(3));
            Assert.That(_heard.Log.Lines.Where(line => line.Id == 6), Has.Exactly(3).EqualTo((LogLevel.Debug, 6)));
            Assert.That(_heard.Log.Texts, Has.Some.Match("^AuthSessions.WaitForCompletion made poll 1: Pending, state PENDING, next in [0-9]+ ms$"));
            Assert.That(_heard.Log.Lines[^1], Is.EqualTo((LogLevel.Debug, 8)));
            Assert.That(_heard.Log.Texts[^1], Does.Match("^AuthSessions.WaitForCompletion ended: completed after 3 polls and [0-9]+ ms, last state COMPLETED$"));
            Assert.That(Measured(), Is.EqualTo(("AuthSessions.WaitForCompletion", "completed", (string?)null)));
        });
    }

    [Test]
    public async Task A_sandbox_is_waited_for_with_the_same_words()
    {
        await LiteLLM("creating", "ready").Sessions.WaitForReadyAsync("s1");
        var (wait, polls) = WaitAndPolls("PlatformSessions.WaitForReady", "PlatformSessions.Get");

        Assert.Multiple(() =>
        {
            Assert.That(Tags(wait), Is.EqualTo(("completed", 2, "ready", (string?)null)));
            Assert.That(wait.GetTagItem("deepagents.service"), Is.EqualTo("DeepAgents.LiteLLM"));
            Assert.That(wait.GetTagItem("gen_ai.conversation.id"), Is.EqualTo("s1"));
            Assert.That(polls, Has.Count.EqualTo(2));
            Assert.That(Measured(), Is.EqualTo(("PlatformSessions.WaitForReady", "completed", (string?)null)));
        });
    }

    [Test]
    public void A_wait_that_times_out_is_a_warning_and_a_failed_span()
    {
        Assert.CatchAsync<PollingTimeoutException>(() => LangSmith("busy").Threads.WaitForIdleAsync("t1"));
        Failed("Threads.WaitForIdle", "timed_out", "busy", "PollingTimeoutException");
        Assert.That(_heard.Span("Threads.WaitForIdle").GetTagItem("gen_ai.conversation.id"), Is.EqualTo("t1"));
    }

    [Test]
    public void A_final_state_that_is_no_success_is_a_warning_and_a_failed_span()
    {
        Assert.CatchAsync<TerminalStateException>(() => LiteLLM("creating", "failed").Sessions.WaitForReadyAsync("s1"));
        Failed("PlatformSessions.WaitForReady", "terminal_state", "failed", "TerminalStateException");
    }

    [Test]
    public void A_refusal_ends_a_wait_as_a_fault_by_its_status()
    {
        using var client = Make(new StubHandler(number => number == 1 ? Json("""{"status":"busy"}""") : new HttpResponseMessage(HttpStatusCode.Forbidden)));
        Assert.CatchAsync<DeepAgentsPermissionException>(() => client.Threads.WaitForIdleAsync("t1"));
        Failed("Threads.WaitForIdle", "faulted", "busy", "403");
        Assert.That(_heard.Span("Threads.WaitForIdle").GetTagItem("deepagents.wait.attempts"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_fault_that_is_tolerated_is_information_and_fails_no_span_but_its_own()
    {
        using var client = Make(new StubHandler(number => number == 1 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : Json("""{"status":"COMPLETED"}""")));
        await client.AuthSessions.WaitForCompletionAsync("s1");
        var (wait, polls) = WaitAndPolls("AuthSessions.WaitForCompletion", "AuthSessions.Get");

        Assert.Multiple(() =>
        {
            Assert.That(wait.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(polls.Select(poll => poll.GetTagItem("error.type")), Is.EqualTo(new[] { "502", null }));
            Assert.That(_heard.Log.Lines, Has.One.EqualTo((LogLevel.Information, 7)));
            Assert.That(_heard.Log.Texts, Has.Some.Match("^AuthSessions.WaitForCompletion tolerates that poll 1 ended in 502, next in [0-9]+ ms$"));
        });
    }

    [Test]
    public void A_wait_that_its_caller_cancels_is_no_failure_to_warn_of()
    {
        using var caller = new CancellationTokenSource();
        using var client = Make(new StubHandler(_ =>
        {
            caller.Cancel();
            return Json("""{"status":"busy"}""");
        }));
        Assert.CatchAsync<OperationCanceledException>(() => client.Threads.WaitForIdleAsync("t1", cancellationToken: caller.Token));

        Assert.Multiple(() =>
        {
            var wait = _heard.Span("Threads.WaitForIdle");
            Assert.That((wait.GetTagItem("deepagents.wait.outcome"), wait.Status), Is.EqualTo(("cancelled", ActivityStatusCode.Error)));
            Assert.That(_heard.Log.Lines, Has.None.Matches<(LogLevel Level, int)>(line => line.Level >= LogLevel.Warning));
        });
    }

    [Test]
    public async Task Whoever_stops_watching_ends_the_span_which_says_so()
    {
        using var outside = new Activity("outside").Start();
        await foreach (var snapshot in LangSmith("PENDING").AuthSessions.WatchAsync("s1"))
        {
            Assert.That(Activity.Current, Is.SameAs(outside), "What the caller does between the polls is no part of the wait.");
            if (snapshot.Attempt == 3)
            {
                break;
            }
        }

        var (watch, polls) = WaitAndPolls("AuthSessions.Watch", "AuthSessions.Get");
        Assert.Multiple(() =>
        {
            Assert.That(Tags(watch), Is.EqualTo(("abandoned", 3, "PENDING", (string?)null)));
            Assert.That(watch.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(watch.Parent, Is.SameAs(outside));
            Assert.That(polls, Has.Count.EqualTo(3));
            Assert.That(Activity.Current, Is.SameAs(outside));
        });
    }

    [TestCase("Hk41Q", "unknown")]
    [TestCase(null, "absent")]
    public void A_status_that_no_contract_knows_is_not_told_because_it_may_hold_anything(string? status, string name)
    {
        using var client = Make(new StubHandler(_ => Json(status is null ? "{}" : $$"""{"status":"{{status}}"}""")));
        Assert.CatchAsync<PollingTimeoutException>(() => client.AuthSessions.WaitForCompletionAsync("s1", new PollingOptions { Timeout = TimeSpan.Zero }));
        Assert.That(_heard.Span("AuthSessions.WaitForCompletion").GetTagItem("deepagents.wait.last_state"), Is.EqualTo(name));
    }

    [Test]
    public async Task A_wait_of_ones_own_is_told_without_its_states()
    {
        await Poller.WaitAsync((_, _) => Task.FromResult("secret"), _ => PollVerdict.Succeeded);
        Assert.That(Tags(_heard.Span("Poller.Wait")), Is.EqualTo(("completed", 1, (string?)null, (string?)null)));
    }

    private static (object? Outcome, object? Attempts, object? State, object? Error) Tags(Activity wait) => (
        wait.GetTagItem("deepagents.wait.outcome"), wait.GetTagItem("deepagents.wait.attempts"), wait.GetTagItem("deepagents.wait.last_state"), wait.GetTagItem("error.type"));

    private void Failed(string name, string outcome, string state, string error)
    {
        var wait = _heard.Span(name);
        Assert.Multiple(() =>
        {
            Assert.That(wait.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That((wait.GetTagItem("deepagents.wait.outcome"), wait.GetTagItem("deepagents.wait.last_state"), wait.GetTagItem("error.type")), Is.EqualTo((outcome, state, error)));
            Assert.That(_heard.Log.Lines[^1], Is.EqualTo((LogLevel.Warning, 9)));
            Assert.That(_heard.Log.Texts[^1], Does.Match($"^{name} failed: {outcome} after [0-9]+ polls and [0-9]+ ms, last state {state}, {error}$"));
            Assert.That(Measured(), Is.EqualTo((name, outcome, error)));
        });
    }

    private (object? Name, object? Outcome, object? Error) Measured()
    {
        var measured = _heard.Measured.Single(m => m.Name == "deepagents.client.wait.duration");
        return (measured["deepagents.operation"], measured["deepagents.wait.outcome"], measured["error.type"]);
    }

    private (Activity Wait, IReadOnlyList<Activity> Polls) WaitAndPolls(string wait, string poll)
    {
        var polls = _heard.Spans.Where(span => span.OperationName == poll).ToList();
        Assert.That(polls.Select(span => span.ParentSpanId), Is.All.EqualTo(_heard.Span(wait).SpanId));
        return (_heard.Span(wait), polls);
    }

    private DeepAgentsClient LangSmith(params string[] states) => Make(new StubHandler(number => State(number, states)));

    private DeepAgentsClient Make(HttpMessageHandler handler) =>
        new(new DeepAgentsOptions { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time, LoggerFactory = _heard.Log }, handler);

    private LiteLLMAgentPlatformClient LiteLLM(params string[] states) => new(
        new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time, LoggerFactory = _heard.Log },
        new StubHandler(number => State(number, states)));

    private static HttpResponseMessage State(int number, string[] states) => Json($$"""{"id":"s1","status":"{{states[Math.Min(number, states.Length) - 1]}}"}""");
}
