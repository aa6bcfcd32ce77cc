using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollerCancellationTests
{
    private CancellationTokenSource _caller = null!;

    [SetUp]
    public void Create() => _caller = new CancellationTokenSource();

    [TearDown]
    public void Dispose() => _caller.Dispose();

    private void AssertCancelledByCaller(Task wait)
        => Assert.That(Assert.CatchAsync<OperationCanceledException>(() => wait)!.CancellationToken, Is.EqualTo(_caller.Token));

    [Test]
    public void A_token_that_is_cancelled_already_makes_no_poll()
    {
        var script = new PollScript(new ManualTimeProvider(), "COMPLETED");
        _caller.Cancel();

        AssertCancelledByCaller(script.WaitAsync(Exact(), cancellationToken: _caller.Token));
        Assert.That(script.Count, Is.Zero);
    }

    [Test]
    public async Task Cancelling_during_a_delay_takes_effect_at_once()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, "PENDING");

        var wait = script.WaitAsync(Exact(Seconds(60)), cancellationToken: _caller.Token);
        await clock.WaitForTimersAsync().OrHangAsync();
        await _caller.CancelAsync();

        AssertCancelledByCaller(wait);
        Assert.That(clock.PendingTimers, Is.Zero);
    }

    [Test]
    public async Task Cancelling_during_a_poll_takes_effect_at_once()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, PollScript.Open());

        var wait = script.WaitAsync(Exact(Seconds(60)), cancellationToken: _caller.Token);
        await clock.WaitForTimersAsync().OrHangAsync();
        await _caller.CancelAsync();

        AssertCancelledByCaller(wait);
        Assert.That(clock.PendingTimers, Is.Zero);
    }

    [Test]
    public async Task Cancelling_ends_also_a_poll_that_does_not_heed_its_token()
    {
        var never = new TaskCompletionSource<string>();
        var script = new PollScript(new ManualTimeProvider(), (Func<PollContext, CancellationToken, Task<string>>)((_, _) => never.Task));

        var wait = script.WaitAsync(Exact(TimeSpan.Zero), cancellationToken: _caller.Token);
        await _caller.CancelAsync();

        AssertCancelledByCaller(wait);
    }

    [Test]
    public void A_transient_fault_that_comes_of_the_cancellation_is_the_cancellation()
    {
        var script = new PollScript(new ManualTimeProvider(), (Func<PollContext, CancellationToken, Task<string>>)((_, _) =>
        {
            _caller.Cancel();
            return Task.FromException<string>(new FakeFault("aborted"));
        }));

        AssertCancelledByCaller(script.WaitAsync(Exact(), cancellationToken: _caller.Token));
    }

    [Test]
    public async Task A_success_that_arrives_with_the_cancellation_is_kept()
    {
        var script = new PollScript(new ManualTimeProvider(), (Func<PollContext, CancellationToken, Task<string>>)((_, _) =>
        {
            _caller.Cancel();
            return Task.FromResult("COMPLETED");
        }));

        Assert.That(await script.WaitAsync(Exact(), cancellationToken: _caller.Token), Is.EqualTo("COMPLETED"));
    }

    [Test]
    public void Cancellation_and_deadline_together_during_a_poll_are_the_callers()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, (Func<PollContext, CancellationToken, Task<string>>)((context, token) =>
        {
            // Both have happened before the engine sees either.
            clock.Advance(Seconds(60));
            _caller.Cancel();
            return PollScript.Open()(context, token);
        }));

        AssertCancelledByCaller(script.WaitAsync(Exact(Seconds(60)), cancellationToken: _caller.Token));
    }

    [Test]
    public async Task Cancellation_and_deadline_together_during_a_delay_are_the_callers()
    {
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, "PENDING");

        var enumerator = script.WatchAsync(Exact(Seconds(60)), _caller.Token).GetAsyncEnumerator();
        await using (enumerator)
        {
            await enumerator.MoveNextAsync();
            clock.Advance(Seconds(60));
            await _caller.CancelAsync();

            AssertCancelledByCaller(enumerator.MoveNextAsync().AsTask());
        }
    }

    [Test]
    public async Task The_token_of_the_enumeration_ends_a_watch_too_and_is_the_one_thrown()
    {
        using var other = new CancellationTokenSource();
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, "PENDING");

        var enumerator = script.WatchAsync(Exact(), other.Token).WithCancellation(_caller.Token).GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        var next = enumerator.MoveNextAsync();
        await clock.WaitForTimersAsync().OrHangAsync();
        await _caller.CancelAsync();

        AssertCancelledByCaller(Task.Run(async () => await next));
        await enumerator.DisposeAsync();
    }

    [Test]
    public async Task The_token_of_the_call_is_the_one_thrown_beside_one_of_the_enumeration()
    {
        using var other = new CancellationTokenSource();
        var clock = new ManualTimeProvider();
        var script = new PollScript(clock, PollScript.Open());

        var enumerator = script.WatchAsync(Exact(Seconds(60)), _caller.Token).WithCancellation(other.Token).GetAsyncEnumerator();
        var next = enumerator.MoveNextAsync();
        await clock.WaitForTimersAsync().OrHangAsync();
        await _caller.CancelAsync();

        AssertCancelledByCaller(Task.Run(async () => await next));
        await enumerator.DisposeAsync();
        Assert.That(clock.PendingTimers, Is.Zero);
    }
}
