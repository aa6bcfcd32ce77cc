using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollerWaitTests
{
    private readonly ManualTimeProvider _clock = new() { AutoAdvance = true };

    [Test]
    public async Task A_success_at_once_takes_one_poll_and_no_time()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, "COMPLETED");

        Assert.That(await script.WaitAsync(new PollingOptions()), Is.EqualTo("COMPLETED"));
        Assert.That(script.InstantsInSeconds, Is.EqualTo([0]));
        Assert.That(clock.CreatedTimers, Is.Zero);
    }

    [Test]
    public async Task A_slow_success_is_returned_when_it_comes()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, "PENDING", "PENDING", "PENDING", "COMPLETED");

        Assert.That(await script.WaitAsync(Exact(Seconds(60))), Is.EqualTo("COMPLETED"));
        Assert.That(script.InstantsInSeconds, Is.EqualTo([0, 1, 2.5, 4.75]));
    }

    [TestCase("CONNECTION_REQUIRED")]
    [TestCase("TOKEN_EXPIRED")]
    public void A_terminal_failure_throws_with_the_state(string terminal)
    {
        var script = new PollScript(_clock, "PENDING", terminal, "COMPLETED");

        var exception = Assert.ThrowsAsync<TerminalStateException<string>>(() => script.WaitAsync(Exact()));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.State, Is.EqualTo(terminal));
            Assert.That(((TerminalStateException)exception).State, Is.EqualTo(terminal));
            Assert.That(exception.Attempts, Is.EqualTo(2));
            Assert.That(script.Count, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task An_unknown_status_is_neither_a_success_nor_the_end()
    {
        var script = new PollScript(_clock, "QUANTUM", "", "PENDING", "quantum", "COMPLETED");

        Assert.That(await script.WaitAsync(Exact()), Is.EqualTo("COMPLETED"));
        Assert.That(script.Count, Is.EqualTo(5));
    }

    [Test]
    public async Task A_verdict_that_does_not_exist_is_pending()
    {
        var polls = 0;
        var state = await Poller.WaitAsync(
            (context, _) => Task.FromResult(context.Attempt),
            _ => ++polls < 3 ? (PollVerdict)42 : PollVerdict.Succeeded,
            timeProvider: _clock).OrHangAsync();

        Assert.That(state, Is.EqualTo(3));
    }

    [Test]
    public async Task A_null_state_can_be_the_outcome()
    {
        var state = await Poller.WaitAsync<string?>(
            (_, _) => Task.FromResult<string?>(null), _ => PollVerdict.Succeeded, timeProvider: _clock).OrHangAsync();

        Assert.That(state, Is.Null);
    }

    [Test]
    public async Task The_system_clock_and_the_default_options_are_used_without_others()
    {
        var state = await Poller.WaitAsync((_, _) => Task.FromResult(7), _ => PollVerdict.Succeeded).OrHangAsync();

        Assert.That(state, Is.EqualTo(7));
    }

    [Test]
    public void An_exception_of_classify_passes_through_even_if_it_looks_transient()
    {
        var polls = 0;
        var fault = new FakeFault("from classify");

        var thrown = Assert.ThrowsAsync<FakeFault>(() => Poller.WaitAsync(
            (_, _) => Task.FromResult(++polls), _ => throw fault, timeProvider: _clock).OrHangAsync());

        Assert.That(thrown, Is.SameAs(fault));
        Assert.That(polls, Is.EqualTo(1));
    }

    [Test]
    public void A_poll_that_returns_no_task_is_told_so()
        => Assert.That(
            () => Poller.WaitAsync((_, _) => (Task<int>)null!, _ => PollVerdict.Succeeded, timeProvider: _clock),
            Throws.InvalidOperationException.With.Message.Contains("no task"));

    [Test]
    public void Missing_functions_are_refused_at_the_call()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => { _ = Poller.WaitAsync<int>(null!, _ => PollVerdict.Pending); },
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("poll"));
            Assert.That(
                () => { _ = Poller.WaitAsync((_, _) => Task.FromResult(1), null!); },
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("classify"));
            Assert.That(
                () => { _ = Poller.WatchAsync<int>(null!, _ => PollVerdict.Pending); },
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("poll"));
        });
    }

    [Test]
    public async Task Progress_is_told_of_every_poll_in_order_and_of_the_last_one_before_the_result()
    {
        var progress = new ProgressList<string>();
        var fault = new FakeFault("503");
        var script = new PollScript(_clock, "PENDING", fault, "ALMOST", "COMPLETED");

        await script.WaitAsync(Exact(), progress);

        Assert.Multiple(() =>
        {
            Assert.That(progress.Reports.Select(report => report.Attempt), Is.EqualTo([1, 2, 3, 4]));
            Assert.That(progress.Reports.Select(report => report.State), Is.EqualTo(["PENDING", null, "ALMOST", "COMPLETED"]));
            Assert.That(progress.Reports.Select(report => report.Fault), Is.EqualTo([null, fault, null, null]));
        });
    }

    [Test]
    public void Progress_is_told_of_the_state_that_failed()
    {
        var progress = new ProgressList<string>();
        var script = new PollScript(_clock, "TOKEN_EXPIRED");

        Assert.ThrowsAsync<TerminalStateException<string>>(() => script.WaitAsync(Exact(), progress));

        Assert.That(progress.Reports.Single().Verdict, Is.EqualTo(PollVerdict.Failed));
    }

    [Test]
    public void An_exception_of_progress_passes_through()
    {
        var script = new PollScript(_clock, "PENDING");

        Assert.ThrowsAsync<NotSupportedException>(() => script.WaitAsync(Exact(), new BrokenProgress()));
        Assert.That(script.Count, Is.EqualTo(1));
    }

    private sealed class BrokenProgress : IProgress<PollSnapshot<string>>
    {
        public void Report(PollSnapshot<string> value) => throw new NotSupportedException();
    }
}
