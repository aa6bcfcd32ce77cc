using System.Text;
using DeepAgents.LangSmith;
using DeepAgents.Tests.Streaming;
using Microsoft.Extensions.Logging.Abstractions;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>Where nobody listens nothing is allocated, and where somebody does, nothing for each poll or event that is counted.</summary>
[NonParallelizable]
[CancelAfter(60_000)]
public sealed class UnheardTests
{
    private const int Times = 200;

    /// <summary>A step that allocated anything would allocate an object's 24 bytes each time.</summary>
    private const long Margin = 12 * Times;

    private static readonly ClientSettings Settings = ClientSettings.Create(new DeepAgentsOptions { ApiKey = "key" }, LangSmithService.Profile, _ => null);

    [Test]
    public void A_call_that_nobody_listens_to_has_no_trace()
    {
        var request = new ApiRequest("Agents.Get", "GET", "agents/{agent_id}", RetrySafety.Safe, null);
        Assert.That(CallTrace.Start(request, Settings), Is.Null);
        Assert.That(Allocated(() => CallTrace.Start(request, Settings)), Is.Zero);
    }

    [Test]
    public void A_wait_that_nobody_listens_to_has_no_trace()
    {
        var label = new SpanLabel("Threads.WaitForIdle", "service", NullLogger.Instance, GenAITags.ConversationId, "t");
        Assert.That(WaitTrace.Start(label, TimeProvider.System), Is.Null);
        Assert.That(Allocated(() => WaitTrace.Start(label, TimeProvider.System)), Is.Zero);
    }

    [Test]
    public void An_operation_of_several_calls_that_nobody_listens_to_is_called_as_it_is()
    {
        var result = Task.FromResult(1);
        Assert.That(Run(result), Is.SameAs(result));
        Assert.That(Allocated(() => Run(result)), Is.Zero);

        static Task<int> Run(Task<int> result) => CompositeTrace.RunAsync(new SpanLabel("Runs.RunAndWait"), (result, 1), static state => state.result);
    }

    [Test]
    public void A_call_costs_more_only_where_somebody_listens()
    {
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key" }, new StubHandler((_, _, _) => Task.FromResult(Json("{}"))));
        var unheard = Allocated(Call);
        using (new TelemetryRecorder())
        {
            Assert.That(Allocated(Call), Is.GreaterThan(unheard + Margin));
        }

        Assert.That(Allocated(Call), Is.EqualTo(unheard).Within(Margin));

        void Call()
        {
            var call = client.Agents.GetAsync("a");
            Assert.That(call.IsCompletedSuccessfully, "The measure counts one thread.");
        }
    }

    [Test]
    public void A_poll_costs_nothing_more_than_without_a_trace()
    {
        var (few, many) = (Polls(1, WaitAsync), Polls(1 + Times, WaitAsync));
        var (bareFew, bareMany) = (Polls(1, WaitWithoutTraceAsync), Polls(1 + Times, WaitWithoutTraceAsync));
        Assert.That(many - few, Is.LessThan(bareMany - bareFew + Margin));

        using var _ = new TelemetryRecorder();
        Assert.That(Polls(1, WaitAsync), Is.GreaterThan(few), "A span is something.");

        static Task WaitAsync(PollPlan<int> plan) => Poller.WaitAsync(plan);
    }

    [Test]
    public void An_event_costs_nothing_more_even_where_somebody_listens()
    {
        var (few, many) = (Events(1), Events(1 + Times));
        using var _ = new TelemetryRecorder();
        var (heardFew, heardMany) = (Events(1), Events(1 + Times));

        Assert.That(heardFew, Is.GreaterThan(few), "A span is something.");
        Assert.That(heardMany - heardFew, Is.LessThan(many - few + Margin));
    }

    /// <summary>What a wait of so many polls allocates. It has no pauses, which would go on in other threads.</summary>
    private static long Polls(int count, Func<PollPlan<int>, Task> wait) => Once(() =>
    {
        var left = count;
        var plan = new PollPlan<int>("it", PollAsync, _ => --left > 0 ? PollVerdict.Pending : PollVerdict.Succeeded)
        {
            LongPoll = true,
            NameOf = static _ => "state",
            TimeProvider = new LeapingTimeProvider(),
        };
        Assert.That(wait(plan).IsCompletedSuccessfully, "The measure counts one thread.");
    });

    private static Task<int> PollAsync(PollContext context, CancellationToken cancellationToken)
    {
        _ = context.WaitSeconds();
        return Task.FromResult(0);
    }

    /// <summary>What a wait is without its trace.</summary>
    private static async Task WaitWithoutTraceAsync(PollPlan<int> plan)
    {
        using var caller = new CallerCancellation(CancellationToken.None, CancellationToken.None);
        var run = new PollRun<int>(plan, new PollingOptions(), caller);
        while ((await run.PollAsync()).Verdict == PollVerdict.Pending)
        {
            await run.DelayAsync();
        }
    }

    private static long Events(int count)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("event: values\ndata: {}\n\n", count)));
        return Once(() =>
        {
            using var client = StreamScript.Client(new StubHandler(_ => StreamScript.Answer(new ChunkedStream([text]))), TimeProvider.System);
            var drained = DrainAsync(client.Runs.StreamAsync("t", StreamScript.Request));
            Assert.That(drained.IsCompletedSuccessfully, "The measure counts one thread.");
            Assert.That(drained.Result, Is.EqualTo(count));
        });
    }

    private static async Task<int> DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        await foreach (var _ in items)
        {
            count++;
        }

        return count;
    }

    private static long Allocated(Action action)
    {
        action();
        return Once(() =>
        {
            for (var i = 0; i < Times; i++)
            {
                action();
            }
        });
    }

    /// <summary>The least of some runs: the first ones compile, and others may do so beside them.</summary>
    private static long Once(Action action)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>A clock that is half a minute later each time that it is looked at, so that every long poll took its whole window.</summary>
    private sealed class LeapingTimeProvider : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += TimeSpan.FromSeconds(30).Ticks;
    }
}
