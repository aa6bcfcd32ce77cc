using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollerFaultTests
{
    private static FakeFault Fault(double? retryAfter = null)
        => new("unavailable", retryAfter: retryAfter is { } seconds ? Seconds(seconds) : null);

    [Test]
    public async Task As_many_faults_in_a_row_as_the_limit_are_tolerated()
    {
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, Fault(), Fault(), Fault(), "COMPLETED");

        Assert.That(await script.WaitAsync(Exact()), Is.EqualTo("COMPLETED"));
        Assert.That(script.InstantsInSeconds, Is.EqualTo([0, 1, 2.5, 4.75]));
    }

    [Test]
    public async Task The_fault_above_the_limit_is_thrown_as_it_is()
    {
        var last = Fault();
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, Fault(), Fault(), Fault(), last, "COMPLETED");

        var (snapshots, end) = await script.WatchAsync(Exact()).CollectAsync();

        Assert.That(end, Is.SameAs(last));
        Assert.That(snapshots.Select(snapshot => snapshot.Fault), Has.Exactly(3).Not.Null);
    }

    [Test]
    public void With_a_limit_of_zero_the_first_fault_is_thrown()
    {
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, Fault(), "COMPLETED");

        Assert.ThrowsAsync<FakeFault>(() => script.WaitAsync(new PollingOptions { MaxConsecutiveFaults = 0 }));
        Assert.That(script.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_poll_that_goes_well_starts_the_count_anew()
    {
        var script = new PollScript(
            new ManualTimeProvider { AutoAdvance = true },
            Fault(), Fault(), Fault(), "PENDING", Fault(), Fault(), Fault(), "PENDING", Fault(), "COMPLETED");

        Assert.That(await script.WaitAsync(Exact()), Is.EqualTo("COMPLETED"));
        Assert.That(script.Count, Is.EqualTo(10));
    }

    [Test]
    public void A_fault_that_is_not_transient_is_thrown_at_once()
    {
        var fault = new FakeFault("gone", isTransient: false);
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, "PENDING", fault, "COMPLETED");

        Assert.That(Assert.ThrowsAsync<FakeFault>(() => script.WaitAsync(Exact())), Is.SameAs(fault));
        Assert.That(script.Count, Is.EqualTo(2));
    }

    [Test]
    public void Any_other_exception_is_thrown_at_once()
    {
        var exception = new FormatException();
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, "PENDING", exception, "COMPLETED");

        Assert.That(Assert.ThrowsAsync<FormatException>(() => script.WaitAsync(Exact())), Is.SameAs(exception));
    }

    [Test]
    public async Task A_poll_that_throws_before_it_returns_a_task_is_no_different()
    {
        var polls = 0;
        Task<string> Poll() => ++polls == 1 ? throw Fault() : Task.FromResult("COMPLETED");

        var state = await Poller.WaitAsync(
            (_, _) => Poll(), PollScript.Classify, timeProvider: new ManualTimeProvider { AutoAdvance = true }).OrHangAsync();

        Assert.That(state, Is.EqualTo("COMPLETED"));
    }

    [Test]
    public void A_cancellation_that_is_nobodys_is_thrown_as_it_is()
    {
        using var other = new CancellationTokenSource();
        other.Cancel();
        var exception = new OperationCanceledException(other.Token);
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, exception);

        Assert.That(Assert.CatchAsync<OperationCanceledException>(() => script.WaitAsync(Exact())), Is.SameAs(exception));
    }

    [TestCase(10, 10)]
    [TestCase(0.5, 1)]
    [TestCase(0, 1)]
    [TestCase(-5, 1)]
    [TestCase(3600, 3600)]
    public async Task The_delay_is_the_longer_of_the_interval_and_retry_after(double retryAfter, double expected)
    {
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, Fault(retryAfter), "COMPLETED");

        await script.WaitAsync(Exact());

        Assert.That(script.InstantsInSeconds, Is.EqualTo([0, expected]));
    }

    [Test]
    public async Task A_retry_after_beyond_the_deadline_ends_at_the_deadline_without_another_poll()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var fault = Fault(120);
        var script = new PollScript(clock, "PENDING", fault);

        var (snapshots, end) = await script.WatchAsync(Exact(Seconds(30))).CollectAsync();

        Assert.Multiple(() =>
        {
            Assert.That(end, Is.TypeOf<PollingTimeoutException<string>>());
            Assert.That(((PollingTimeoutException)end!).LastFault, Is.SameAs(fault));
            Assert.That(end!.InnerException, Is.SameAs(fault));
            Assert.That(snapshots[^1].NextDelay, Is.EqualTo(Seconds(29)));
            Assert.That(clock.Elapsed, Is.EqualTo(Seconds(30)));
            Assert.That(script.Count, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task An_endless_retry_after_overflows_nothing()
    {
        var clock = new ManualTimeProvider();
        using var caller = new CancellationTokenSource();
        var script = new PollScript(clock, new FakeFault("later", retryAfter: TimeSpan.MaxValue));

        var wait = script.WaitAsync(Exact(), cancellationToken: caller.Token);
        clock.Advance(TimeSpan.FromDays(365));
        await caller.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => wait);
        Assert.That(script.Count, Is.EqualTo(1));
    }
}
