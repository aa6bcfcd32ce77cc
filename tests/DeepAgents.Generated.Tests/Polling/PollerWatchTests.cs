using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollerWatchTests
{
    [TestCase("COMPLETED", PollVerdict.Succeeded)]
    [TestCase("TOKEN_EXPIRED", PollVerdict.Failed)]
    public async Task A_watch_yields_every_poll_and_ends_after_the_final_state(string final, PollVerdict verdict)
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, "PENDING", new FakeFault("503"), final, "AFTER THE END");

        var (snapshots, end) = await script.WatchAsync(Exact(Seconds(60))).CollectAsync();

        Assert.Multiple(() =>
        {
            Assert.That(end, Is.Null);
            Assert.That(snapshots.Select(snapshot => snapshot.State), Is.EqualTo(["PENDING", null, final]));
            Assert.That(snapshots.Select(snapshot => snapshot.HasState), Is.EqualTo([true, false, true]));
            Assert.That(snapshots.Select(snapshot => snapshot.Verdict), Is.EqualTo([PollVerdict.Pending, PollVerdict.Pending, verdict]));
            Assert.That(snapshots.Select(snapshot => snapshot.Elapsed.TotalSeconds), Is.EqualTo([0, 1, 2.5]));
            Assert.That(snapshots.Select(snapshot => snapshot.NextDelay?.TotalSeconds), Is.EqualTo([1, 1.5, (double?)null]));
            Assert.That(script.Count, Is.EqualTo(3));
            Assert.That(clock.PendingTimers, Is.Zero);
        });
    }

    [Test]
    public async Task The_next_delay_before_the_deadline_is_what_is_left()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, "PENDING");

        var (snapshots, end) = await script.WatchAsync(Exact(Seconds(1.25))).CollectAsync();

        Assert.That(end, Is.TypeOf<PollingTimeoutException<string>>());
        Assert.That(snapshots.Select(snapshot => snapshot.NextDelay), Is.EqualTo([Seconds(1), Seconds(0.25)]));
    }

    [Test]
    public async Task Leaving_the_loop_leaves_no_timer_and_polls_no_more()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, "PENDING");

        await foreach (var snapshot in script.WatchAsync(Exact(Seconds(60))))
        {
            Assert.That(snapshot.Attempt, Is.EqualTo(1));
            break;
        }

        clock.Advance(Seconds(600));
        Assert.That(script.Count, Is.EqualTo(1));
        Assert.That(clock.PendingTimers, Is.Zero);
    }

    [Test]
    public async Task An_open_poll_has_one_timer_and_its_end_removes_it()
    {
        var clock = new ManualTimeProvider();
        var poll = new TaskCompletionSource<string>();
        var script = new PollScript(clock, Function((_, _) => poll.Task));

        var wait = script.WaitAsync(Exact(Seconds(60)));
        Assert.That(clock.PendingTimers, Is.EqualTo(1));

        poll.SetResult("COMPLETED");
        await wait;
        Assert.That(clock.PendingTimers, Is.Zero);
    }

    [Test]
    public async Task No_registration_is_left_on_the_callers_token()
    {
        using var caller = new CancellationTokenSource();
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var tokens = new List<CancellationToken>();
        var script = new PollScript(clock, Function((_, token) =>
        {
            tokens.Add(token);
            return Task.FromResult(tokens.Count < 5 ? "PENDING" : "COMPLETED");
        }));

        await script.WaitAsync(Exact(), cancellationToken: caller.Token);
        await caller.CancelAsync();

        // Linked sources that are disposed no longer hear of the caller.
        Assert.That(tokens.Select(token => token.IsCancellationRequested), Has.Exactly(5).False);
    }

    [Test]
    public async Task Each_enumeration_is_a_wait_of_its_own()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var polls = 0;
        var watch = Poller.WatchAsync(
            (context, _) => Task.FromResult((context.Attempt, Polls: ++polls)),
            state => state.Attempt == 3 ? PollVerdict.Succeeded : PollVerdict.Pending,
            Exact(Seconds(60)),
            clock);

        var (first, _) = await watch.CollectAsync();
        var (second, _) = await watch.CollectAsync();

        Assert.That(polls, Is.EqualTo(6));
        Assert.That(second.Select(snapshot => snapshot.Elapsed), Is.EqualTo(first.Select(snapshot => snapshot.Elapsed)));
    }

    [Test]
    public async Task The_time_that_the_enumerating_code_takes_counts_towards_the_deadline()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, "PENDING");
        var seen = 0;

        Exception? end = null;
        try
        {
            await foreach (var snapshot in script.WatchAsync(Exact(Seconds(5))))
            {
                seen++;
                clock.Advance(Seconds(7));
            }
        }
        catch (PollingTimeoutException exception)
        {
            end = exception;
        }

        Assert.That(end, Is.Not.Null);
        Assert.That(seen, Is.EqualTo(1));
        Assert.That(clock.PendingTimers, Is.Zero);
    }

    [Test]
    public void Nothing_happens_before_the_enumeration()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, "PENDING");

        _ = script.WatchAsync(Exact());

        Assert.That(script.Count, Is.Zero);
    }

    private static object Function(Func<PollContext, CancellationToken, Task<string>> function) => function;
}
