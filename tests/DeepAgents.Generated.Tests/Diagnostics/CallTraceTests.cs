using System.Diagnostics;
using System.Net;
using DeepAgents.LangSmith;
using Microsoft.Extensions.Logging;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>What a call tells the log, the trace and the metrics.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[NonParallelizable]
[CancelAfter(30_000)]
public sealed class CallTraceTests : IDisposable
{
    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };
    private readonly TelemetryRecorder _heard = new();

    private LogRecorder Log => _heard.Log;

    public void Dispose() => _heard.Dispose();

    [Test]
    public async Task A_call_that_succeeds_is_one_line_at_debug_and_one_span()
    {
        await Client(_ => Json("""{"id":"a"}""")).Agents.GetAsync("a");
        var span = _heard.Spans.Single();

        Assert.Multiple(() =>
        {
            Assert.That(Log.Lines, Is.EqualTo(new[] { (LogLevel.Debug, 1) }));
            Assert.That(Log.Texts.Single(), Does.StartWith("Agents.Get answered 200 to try 1 after "));
            Assert.That((span.OperationName, span.Kind, span.Status), Is.EqualTo(("Agents.Get", ActivityKind.Client, ActivityStatusCode.Unset)));
            Assert.That(span.GetTagItem("http.response.status_code"), Is.EqualTo(200));
            Assert.That(span.GetTagItem("server.address"), Is.EqualTo("api.smith.langchain.com"));
            Assert.That(_heard.Measured.Single().Name, Is.EqualTo("deepagents.client.call.duration"));
            Assert.That(_heard.Measured.Single()["error.type"], Is.Null);
        });
    }

    [Test]
    public async Task Each_retry_is_an_event_in_log_and_trace_and_counted()
    {
        await Client(number => number < 3 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : Json("{}")).Agents.GetAsync("a");

        Assert.Multiple(() =>
        {
            Assert.That(Log.Lines.Where(line => line.Id == 2), Has.Exactly(2).EqualTo((LogLevel.Information, 2)));
            Assert.That(Log.Texts, Has.Some.Match("Agents.Get is tried again in [0-9]+ ms, because try 1 ended in 502"));
            Assert.That(_heard.Spans.Single().Events.Select(e => e.Name), Is.EqualTo(new[] { "retry", "retry" }));
            Assert.That(_heard.Measured.Count(m => m is { Name: "deepagents.client.retries", Value: 1 } && (string?)m["error.type"] == "502"), Is.EqualTo(2));
            Assert.That(_heard.Spans.Single().GetTagItem("http.request.resend_count"), Is.EqualTo(2));
        });
    }

    [Test]
    public void A_call_that_fails_is_a_warning_and_a_failed_span()
    {
        var client = Client(_ => new HttpResponseMessage(HttpStatusCode.NotFound) { Headers = { { "x-request-id", "r-1" } } });
        Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => client.Agents.GetAsync("a"));

        Assert.Multiple(() =>
        {
            Assert.That(Log.Lines[^1], Is.EqualTo((LogLevel.Warning, 3)));
            Assert.That(Log.Texts[^1], Does.StartWith("Agents.Get failed after 1 tries").And.Contain("404").And.EndWith("r-1"));
            Assert.That(_heard.Spans.Single().Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(_heard.Spans.Single().GetTagItem("error.type"), Is.EqualTo("404"));
            Assert.That(_heard.Measured.Single()["error.type"], Is.EqualTo("404"));
        });
    }

    [Test]
    public void A_call_that_its_caller_cancelled_is_no_failure_to_warn_of()
    {
        using var caller = new CancellationTokenSource();
        var client = Client(_ =>
        {
            caller.Cancel();
            throw new OperationCanceledException(caller.Token);
        });
        Assert.CatchAsync<OperationCanceledException>(() => client.Agents.GetAsync("a", null, caller.Token));
        Assert.That(Log.Lines, Has.None.Matches<(LogLevel Level, int)>(line => line.Level >= LogLevel.Warning));
    }

    [Test]
    public async Task The_try_that_an_answer_is_for_is_told_to_the_caller_too()
    {
        var attempts = new List<(int, int)>();
        await Client(number => number < 3 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : Json("{}"))
            .Agents.GetAsync("a", new GetAgentOptions { OnResponse = response => attempts.Add((response.Attempt, response.Status)) });
        Assert.That(attempts, Is.EqualTo(new[] { (1, 502), (2, 502), (3, 200) }));
    }

    private DeepAgentsClient Client(Func<int, HttpResponseMessage> answer) => new(
        new DeepAgentsOptions { ApiKey = "k", Endpoint = new Uri("https://api.smith.langchain.com"), TimeProvider = _time, LoggerFactory = Log },
        new StubHandler(answer));
}
