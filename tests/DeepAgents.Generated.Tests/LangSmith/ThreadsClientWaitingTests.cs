using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LangSmith;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class ThreadsClientWaitingTests
{
    private const string Old = "2026-01-01T00:00:00Z";
    private const string New = "2026-01-01T00:00:05Z";

    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };

    [Test]
    public async Task The_idle_from_before_the_run_is_not_its_end()
    {
        var handler = Answering(("idle", Old), ("idle", Old), ("busy", New), ("idle", New));
        var state = await Client(handler).WaitForIdleAsync("t", Before(Old));
        Assert.That((state.Status, handler.Asked.Count), Is.EqualTo(((ThreadStatus?)ThreadStatus.Idle, 4)));
    }

    [Test]
    public async Task A_run_that_was_too_quick_to_be_seen_busy_has_moved_the_thread()
    {
        var handler = Answering(("idle", Old), ("idle", New));
        await Client(handler).WaitForIdleAsync("t", Before(Old));
        Assert.That(handler.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_thread_that_was_seen_busy_counts_even_if_its_time_stands_still()
    {
        var handler = Answering(("busy", Old), ("idle", Old));
        await Client(handler).WaitForIdleAsync("t", Before(Old));
        Assert.That(handler.Asked, Has.Count.EqualTo(2));
    }

    [TestCase("interrupted")]
    [TestCase("error")]
    [TestCase("IDLE")]
    public async Task All_three_ways_to_rest_are_outcomes(string status)
    {
        var handler = Answering(("busy", New), (status, New));
        var state = await Client(handler).WaitForIdleAsync("t", Before(Old));
        Assert.That(state.Status!.Value.Value, Is.EqualTo(status));
    }

    [Test]
    public async Task Without_a_baseline_a_thread_has_to_stay_as_it_is_for_a_while()
    {
        var handler = Answering(("idle", Old));
        await Client(handler).WaitForIdleAsync("t", new ThreadWaitOptions { Polling = new() { Jitter = 0 } });

        // Polls at 0, 1, 2.5, 4.75 and 8.125 s: the last is the first one after the settling time.
        Assert.That((handler.Asked.Count, _time.Elapsed > TimeSpan.FromSeconds(5)), Is.EqualTo((5, true)));
    }

    [Test]
    public async Task Without_a_baseline_a_run_that_starts_late_is_waited_for()
    {
        var handler = Answering(("idle", Old), ("idle", Old), ("busy", New), ("busy", New), ("idle", New));
        await Client(handler).WaitForIdleAsync("t");
        Assert.That(handler.Asked, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task No_settling_time_takes_what_is_there()
    {
        var handler = Answering(("idle", Old));
        await Client(handler).WaitForIdleAsync("t", new ThreadWaitOptions { SettleTime = TimeSpan.Zero });
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [TestCase("paused")]
    [TestCase("busy")]
    [TestCase("")]
    public void What_is_no_rest_goes_on_to_the_deadline(string status)
    {
        Assert.ThrowsAsync<PollingTimeoutException<AgentThreadState>>(() => Client(Answering((status, New))).WaitForIdleAsync("t", Before(Old)));
        Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(10)));
    }

    [Test]
    public async Task A_thread_that_never_tells_when_it_changed_settles_all_the_same()
    {
        var handler = new StubHandler(_ => Json("""{"status":"idle"}"""));
        await Client(handler).WaitForIdleAsync("t", Before(Old));
        Assert.That(_time.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(5)).And.LessThan(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task Watching_hands_out_every_state()
    {
        var seen = new List<string?>();
        await foreach (var snapshot in Client(Answering(("idle", Old), ("busy", New), ("error", New))).WatchAsync("t"))
        {
            seen.Add(snapshot.State?.Status?.Value);
            if (seen.Count == 3)
            {
                break;
            }
        }

        Assert.That(seen, Is.EqualTo(new[] { "idle", "busy", "error" }));
    }

    [TestCase("""{"id":"a"}""", "a")]
    [TestCase("""{"thread_id":"b"}""", "b")]
    [TestCase("""{"id":"a","thread_id":"b"}""", "a")]
    public async Task Both_names_of_the_id_are_read(string json, string expected) =>
        Assert.That((await Client(new StubHandler(_ => Json(json))).GetAsync("t")).EffectiveId, Is.EqualTo(expected));

    [TestCase("""{"interrupts":[{"id":"i","value":1}]}""")]
    [TestCase("""{"interrupts":{"task":[{"id":"i","value":1}]}}""")]
    [TestCase("""{"status":"interrupted","values":{"__interrupt__":[{"id":"i","value":1}]}}""")]
    public async Task Interrupts_are_found_wherever_the_runtime_puts_them(string json) =>
        Assert.That((await Client(new StubHandler(_ => Json(json))).GetAsync("t")).PendingInterrupts.Single().Id, Is.EqualTo("i"));

    [Test]
    public async Task Bulk_changes_are_sent_fifty_at_a_time()
    {
        var sizes = new List<int>();
        var handler = new StubHandler(async (request, _, token) =>
        {
            var body = Newtonsoft.Json.Linq.JObject.Parse(await request.Content!.ReadAsStringAsync(token));
            var ids = (Newtonsoft.Json.Linq.JArray)body["thread_ids"]!;
            sizes.Add(ids.Count);
            return Json(new Newtonsoft.Json.Linq.JObject
            {
                ["results"] = new Newtonsoft.Json.Linq.JArray(ids.Select(id => new Newtonsoft.Json.Linq.JObject { ["id"] = id, ["status"] = "success" })),
            }.ToString());
        });
        var ids = Enumerable.Range(0, 120).Select(i => $"t{i}").ToList();
        var results = await Client(handler).BulkUpdateAllAsync(ids, new UpdateThreadRequest { Title = "x" });
        Assert.Multiple(() =>
        {
            Assert.That(sizes, Is.EqualTo(new[] { 50, 50, 20 }));
            Assert.That(results.Select(r => r.Id), Is.EqualTo(ids));
        });
    }

    private static ThreadWaitOptions Before(string updatedAt) =>
        new() { Before = new AgentThreadState { UpdatedAt = DateTimeOffset.Parse(updatedAt, System.Globalization.CultureInfo.InvariantCulture) } };

    private static StubHandler Answering(params (string Status, string UpdatedAt)[] states) => new(number =>
    {
        var (status, updatedAt) = states[Math.Min(number, states.Length) - 1];
        return Json($$"""{"thread_id":"t","status":"{{status}}","updated_at":"{{updatedAt}}"}""");
    });

    private ThreadsClient Client(StubHandler handler) =>
        new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", TimeProvider = _time }, handler).Threads;
}
