using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollerDeadlineTests
{
    [Test]
    public void Pending_for_ever_ends_at_the_deadline_without_a_poll_there()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, "PENDING");

        var exception = Assert.ThrowsAsync<PollingTimeoutException<string>>(() => script.WaitAsync(Exact(Seconds(10))));

        Assert.Multiple(() =>
        {
            Assert.That(script.InstantsInSeconds, Is.EqualTo([0, 1, 2.5, 4.75, 8.125]));
            Assert.That(clock.Elapsed, Is.EqualTo(Seconds(10)));
            Assert.That(exception!.Attempts, Is.EqualTo(5));
            Assert.That(exception.Timeout, Is.EqualTo(Seconds(10)));
            Assert.That(exception.Elapsed, Is.EqualTo(Seconds(10)));
            Assert.That(exception.LastState, Is.EqualTo("PENDING"));
            Assert.That(exception.HasLastState, Is.True);
            Assert.That(exception.LastFault, Is.Null);
            Assert.That(clock.PendingTimers, Is.Zero);
        });
    }

    [Test]
    public void A_delay_that_ends_exactly_at_the_deadline_is_followed_by_no_poll()
    {
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, "PENDING");

        Assert.ThrowsAsync<PollingTimeoutException<string>>(() => script.WaitAsync(Exact(Seconds(2.5))));
        Assert.That(script.InstantsInSeconds, Is.EqualTo([0, 1]));
    }

    [Test]
    public async Task An_open_poll_is_ended_at_the_deadline()
    {
        var clock = new ManualTimeProvider();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var script = new PollScript(clock, (Func<PollContext, CancellationToken, Task<string>>)((context, token) =>
        {
            token.Register(ended.SetResult);
            return PollScript.Open()(context, token);
        }));

        var wait = script.WaitAsync(Exact(Seconds(10)));
        await clock.WaitForTimersAsync().OrHangAsync();
        clock.Advance(Seconds(9.999));
        Assert.That(wait.IsCompleted, Is.False);
        clock.Advance(Seconds(0.001));

        var exception = Assert.ThrowsAsync<PollingTimeoutException<string>>(() => wait);
        await ended.Task.OrHangAsync();
        Assert.Multiple(() =>
        {
            Assert.That(exception!.Attempts, Is.EqualTo(1));
            Assert.That(exception.HasLastState, Is.False);
            Assert.That(exception.LastState, Is.Null);
            Assert.That(clock.PendingTimers, Is.Zero);
        });
    }

    [Test]
    public void A_poll_that_does_not_heed_its_token_does_not_hold_up_the_deadline()
    {
        var clock = new ManualTimeProvider();
        var never = new TaskCompletionSource<string>();
        var script = new PollScript(clock, (Func<PollContext, CancellationToken, Task<string>>)((_, _) => never.Task));

        var wait = script.WaitAsync(Exact(Seconds(10)));
        clock.Advance(Seconds(10));

        Assert.ThrowsAsync<PollingTimeoutException<string>>(() => wait);
    }

    [Test]
    public void A_poll_that_answers_its_cancellation_with_a_broken_connection_is_a_timeout()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, "PENDING", (Func<PollContext, CancellationToken, Task<string>>)(async (_, token) =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            catch (OperationCanceledException)
            {
                throw new FakeFault("aborted");
            }

            return "never";
        }));

        var wait = script.WaitAsync(new PollingOptions { Timeout = Seconds(10), MaxConsecutiveFaults = 0 });
        clock.Advance(Seconds(10));

        var exception = Assert.ThrowsAsync<PollingTimeoutException<string>>(() => wait);
        Assert.That(exception!.LastFault, Is.Null);
    }

    [Test]
    public void The_clock_running_out_inside_the_poll_function_itself_is_a_timeout()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, (Func<PollContext, CancellationToken, Task<string>>)((context, token) =>
        {
            clock.Advance(Seconds(11));
            return PollScript.Open()(context, token);
        }));

        Assert.ThrowsAsync<PollingTimeoutException<string>>(() => script.WaitAsync(Exact(Seconds(10))));
    }

    [Test]
    public async Task A_success_that_comes_before_the_open_polls_deadline_counts()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, PollScript.Lasting(clock, Seconds(10), "COMPLETED"));

        Assert.That(await script.WaitAsync(Exact(Seconds(10.001))), Is.EqualTo("COMPLETED"));
    }

    [Test]
    public void A_timeout_of_zero_makes_exactly_one_poll()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, "PENDING", "COMPLETED");

        var exception = Assert.ThrowsAsync<PollingTimeoutException<string>>(() => script.WaitAsync(Exact(TimeSpan.Zero)));

        Assert.Multiple(() =>
        {
            Assert.That(script.Count, Is.EqualTo(1));
            Assert.That(script.Contexts[0].Remaining, Is.EqualTo(TimeSpan.Zero));
            Assert.That(exception!.Attempts, Is.EqualTo(1));
            Assert.That(exception.LastState, Is.EqualTo("PENDING"));
            Assert.That(clock.CreatedTimers, Is.Zero);
        });
    }

    [Test]
    public async Task The_one_poll_of_a_timeout_of_zero_runs_to_its_end()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, PollScript.Lasting(clock, Seconds(20), "COMPLETED"));

        Assert.That(await script.WaitAsync(Exact(TimeSpan.Zero)), Is.EqualTo("COMPLETED"));
    }

    [Test]
    public async Task The_one_poll_of_a_timeout_of_zero_is_yielded_also_when_it_failed()
    {
        var fault = new FakeFault("503");
        var script = new PollScript(new ManualTimeProvider(), fault);

        var (snapshots, end) = await script.WatchAsync(Exact(TimeSpan.Zero)).CollectAsync();

        Assert.Multiple(() =>
        {
            Assert.That(snapshots.Single().Fault, Is.SameAs(fault));
            Assert.That(snapshots.Single().NextDelay, Is.Null);
            Assert.That(((PollingTimeoutException<string>)end!).LastFault, Is.SameAs(fault));
        });
    }

    [Test]
    public void A_terminal_failure_in_the_one_poll_is_that_failure()
        => Assert.ThrowsAsync<TerminalStateException<string>>(
            () => new PollScript(new ManualTimeProvider(), "TOKEN_EXPIRED").WaitAsync(Exact(TimeSpan.Zero)));

    [TestCase(-1L)]
    [TestCase(long.MaxValue)]
    [TestCase(TimeSpan.TicksPerDay * 60)]
    public async Task An_infinite_or_huge_timeout_waits_on(long ticks)
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var timeout = ticks < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(ticks);
        var steps = Enumerable.Repeat<object>("PENDING", 500)
            .Append(PollScript.Lasting(clock, Seconds(30), "PENDING"))
            .Append("COMPLETED");
        var script = new PollScript(clock, [.. steps]);

        Assert.That(await script.WaitAsync(Exact(timeout)), Is.EqualTo("COMPLETED"));
        Assert.That(script.Count, Is.EqualTo(502));
        Assert.That(clock.Elapsed, Is.GreaterThan(TimeSpan.FromHours(2)));
    }

    [Test]
    public async Task Delays_longer_than_any_timer_end_when_they_should()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, "PENDING", "COMPLETED");
        var days = TimeSpan.FromDays(100);

        await script.WaitAsync(new PollingOptions { Jitter = 0, InitialInterval = days, MaxInterval = days });

        Assert.That(script.Instants, Is.EqualTo([TimeSpan.Zero, days]));
    }

    [Test]
    public void The_plans_default_timeout_is_used_where_the_options_name_none()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, "PENDING");
        var plan = new PollPlan<string>("it", script.PollAsync, PollScript.Classify)
        {
            DefaultTimeout = Seconds(300),
            TimeProvider = clock,
        };

        var byDefault = Assert.ThrowsAsync<PollingTimeoutException<string>>(() => Poller.WaitAsync(plan).OrHangAsync());
        var byOptions = Assert.ThrowsAsync<PollingTimeoutException<string>>(() => Poller.WaitAsync(plan, Exact(Seconds(2))).OrHangAsync());

        Assert.That(byDefault!.Timeout, Is.EqualTo(Seconds(300)));
        Assert.That(byOptions!.Timeout, Is.EqualTo(Seconds(2)));
    }
}
