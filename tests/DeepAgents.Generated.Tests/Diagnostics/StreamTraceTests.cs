using System.Diagnostics;
using System.Net;
using System.Threading.Channels;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Streaming;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>What a stream tells the log, the trace and the metrics.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[NonParallelizable]
[CancelAfter(30_000)]
public sealed class StreamTraceTests : IDisposable
{
    private const string Values = "id: 1\nevent: values\ndata: {}\n\n";
    private const string End = "id: 2\nevent: end\ndata: {}\n\n";

    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };
    private readonly TelemetryRecorder _heard = new();

    public void Dispose() => _heard.Dispose();

    [Test]
    public async Task A_stream_counts_its_events_and_times_the_first()
    {
        await DrainAsync(Run(_ =>
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            return StreamScript.Answer(Values + End);
        }));

        Assert.Multiple(() =>
        {
            var span = _heard.Span("Runs.Stream");
            Assert.That((Outcome(span), span.Status), Is.EqualTo(("completed", ActivityStatusCode.Unset)));
            Assert.That((span.GetTagItem("deepagents.stream.events"), span.GetTagItem("deepagents.stream.resumptions")), Is.EqualTo((2L, 0)));
            Assert.That(span.GetTagItem("deepagents.stream.time_to_first_event"), Is.EqualTo(2.0));
            Assert.That(_heard.Measured.Single(m => m.Name == "gen_ai.client.operation.time_to_first_chunk").Value, Is.EqualTo(2.0));
            Assert.That(_heard.Log.Lines[^1], Is.EqualTo((LogLevel.Debug, 10)));
            Assert.That(_heard.Log.Texts[^1], Is.EqualTo("The stream of Runs.Stream ended: completed after 2 events and 2000 ms, the first event after 2000 ms"));
        });
    }

    [Test]
    public async Task A_stream_of_the_other_service_does_too()
    {
        using var client = LiteLLM(StreamScript.Answer("data: {\"type\":\"ready\"}\n\ndata: {\"type\":\"done\"}\n\n"));
        await DrainAsync(client.Sessions.StreamMessageAsync("s1", new SendMessageRequest { Text = "hi" }));

        var span = _heard.Span("PlatformSessions.StreamMessage");
        Assert.That((Outcome(span), span.GetTagItem("deepagents.stream.events")), Is.EqualTo(("completed", 2L)));
        Assert.That(_heard.Measured.Single(m => m.Name == "gen_ai.client.operation.time_to_first_chunk")["gen_ai.provider.name"], Is.EqualTo("litellm"));
    }

    [TestCase(Values + Values, "abandoned")]
    [TestCase(End + Values, "completed")]
    public async Task Whoever_leaves_early_ends_the_span_which_says_so(string text, string outcome)
    {
        using var outside = new Activity("outside").Start();
        await foreach (var _ in Run(_ => StreamScript.Answer(text)))
        {
            Assert.That(Activity.Current, Is.SameAs(outside), "What the caller does between the events is no part of the stream.");
            break;
        }

        Assert.Multiple(() =>
        {
            var span = _heard.Span("Runs.Stream");
            Assert.That((Outcome(span), span.Status, span.GetTagItem("deepagents.stream.events")), Is.EqualTo((outcome, ActivityStatusCode.Unset, 1L)));
            Assert.That(span.Parent, Is.SameAs(outside));
            Assert.That(Activity.Current, Is.SameAs(outside));
            Assert.That(_heard.Log.Lines, Has.None.Matches<(LogLevel Level, int)>(line => line.Level >= LogLevel.Warning));
        });
    }

    [Test]
    public async Task A_stream_that_is_taken_up_again_says_so_and_stays_one_span()
    {
        var parents = new List<Activity?>();
        var handler = new StubHandler(number =>
        {
            parents.Add(Activity.Current);
            return number == 1
                ? StreamScript.Answer(Values, "/v1/deepagents/again", new IOException("reset"))
                : StreamScript.Answer(End, "/v1/deepagents/again");
        });
        await DrainAsync(StreamScript.Resumable(handler, client: Options()));

        Assert.Multiple(() =>
        {
            var span = _heard.Span("Runs.Stream");
            Assert.That((Outcome(span), span.GetTagItem("deepagents.stream.events"), span.GetTagItem("deepagents.stream.resumptions")), Is.EqualTo(("completed", 2L, 1)));
            Assert.That(span.Events.Select(e => e.Name), Is.EqualTo(new[] { "resume" }));
            Assert.That(parents, Is.EqualTo(new[] { span, span }), "Requests are children of the stream, also later ones.");
            Assert.That(_heard.Log.Lines, Has.One.EqualTo((LogLevel.Information, 5)));
        });
    }

    [TestCase("event: error\ndata: {\"error\":\"E\",\"message\":\"Hk41Q\"}\n\n", "faulted", "RunStreamException")]
    [TestCase("event: values\ndata: {\"cut\":", "interrupted", "StreamInterruptedException")]
    public void A_stream_that_ends_badly_is_a_warning_and_a_failed_span(string end, string outcome, string error)
    {
        Assert.CatchAsync<DeepAgentsException>(() => DrainAsync(Run(_ => StreamScript.Answer(Values + end))));
        Failed(outcome, error, events: 1);
        Assert.That(_heard.Log.Texts, Has.None.Contains("Hk41Q"));
    }

    [Test]
    public void A_stream_that_is_refused_is_a_failed_span_without_events()
    {
        Assert.CatchAsync<DeepAgentsException>(() => DrainAsync(Run(_ => new HttpResponseMessage(HttpStatusCode.Conflict))));
        Failed("faulted", "409", events: 0);
        Assert.That(_heard.Span("Runs.Stream").GetTagItem("deepagents.stream.time_to_first_event"), Is.Null);
    }

    [Test]
    public void A_stream_that_falls_silent_has_timed_out()
    {
        using var client = Client(_ => StreamScript.Answer(Silence()));
        var stream = DrainAsync(client.Runs.StreamAsync("t", StreamScript.Request, new StreamOptions { IdleTimeout = TimeSpan.FromSeconds(30) }));
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.CatchAsync<DeepAgentsTimeoutException>(() => stream);
        Failed("timed_out", "DeepAgentsTimeoutException", events: 0);
    }

    [Test]
    public void A_stream_that_its_caller_cancels_is_no_failure_to_warn_of()
    {
        using var caller = new CancellationTokenSource();
        using var client = Client(_ => StreamScript.Answer(Silence()));
        var stream = DrainAsync(client.Runs.StreamAsync("t", StreamScript.Request, cancellationToken: caller.Token));
        caller.Cancel();
        Assert.CatchAsync<OperationCanceledException>(() => stream);

        Assert.That(Outcome(_heard.Span("Runs.Stream")), Is.EqualTo("cancelled"));
        Assert.That(_heard.Log.Lines, Has.None.Matches<(LogLevel Level, int)>(line => line.Level >= LogLevel.Warning));
    }

    private static object? Outcome(Activity span) => span.GetTagItem("deepagents.stream.outcome");

    private static ChannelStream Silence() => new(Channel.CreateUnbounded<string>().Reader);

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> events)
    {
        await foreach (var item in events)
        {
            Assert.That(item, Is.Not.Null);
        }
    }

    private void Failed(string outcome, string error, long events)
    {
        var span = _heard.Span("Runs.Stream");
        Assert.Multiple(() =>
        {
            Assert.That((Outcome(span), span.Status, span.GetTagItem("error.type")), Is.EqualTo((outcome, ActivityStatusCode.Error, error)));
            Assert.That(span.GetTagItem("deepagents.stream.events"), Is.EqualTo(events));
            Assert.That(_heard.Log.Lines.Where(line => line.Level == LogLevel.Warning), Is.EqualTo(new[] { (LogLevel.Warning, 3) }));
            Assert.That(_heard.Measured.Single(m => m.Name == "deepagents.client.call.duration")["error.type"], Is.EqualTo(error));
        });
    }

    private IAsyncEnumerable<RunEvent> Run(Func<int, HttpResponseMessage> answer) => Client(answer).Runs.StreamAsync("t", StreamScript.Request);

    private DeepAgentsClient Client(Func<int, HttpResponseMessage> answer) =>
        new(Options(), new StubHandler(answer));

    private DeepAgentsOptions Options() =>
        new() { ApiKey = "key", Endpoint = new Uri("https://host"), TimeProvider = _time, LoggerFactory = _heard.Log };

    private LiteLLMAgentPlatformClient LiteLLM(HttpResponseMessage answer) => new(
        new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("https://host"), TimeProvider = _time, LoggerFactory = _heard.Log },
        new StubHandler(_ => answer));
}
