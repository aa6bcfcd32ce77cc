using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class ManualTimeProviderTests
{
    [Test]
    public void Timers_fire_in_the_order_of_their_due_times_with_the_clock_at_them()
    {
        var clock = new ManualTimeProvider();
        var fired = new List<(string Name, double At)>();
        ITimer Timer(string name, double due, double? period = null) => clock.CreateTimer(
            _ => fired.Add((name, clock.Elapsed.TotalSeconds)),
            null,
            Seconds(due),
            period is { } seconds ? Seconds(seconds) : Timeout.InfiniteTimeSpan);

        using var late = Timer("late", 3);
        using var early = Timer("early", 1);
        using var periodic = Timer("periodic", 1, 1);
        using var disposed = Timer("disposed", 2);
        disposed.Dispose();
        clock.Advance(Seconds(3.5));

        Assert.That(fired, Is.EqualTo([("early", 1d), ("periodic", 1d), ("periodic", 2d), ("late", 3d), ("periodic", 3d)]));
        Assert.That(clock.Elapsed, Is.EqualTo(Seconds(3.5)));
        Assert.That(clock.PendingTimers, Is.EqualTo(1));
    }

    [Test]
    public async Task Waiting_for_timers_ends_with_the_last_of_them()
    {
        var clock = new ManualTimeProvider();
        var both = clock.WaitForTimersAsync(2);

        var first = Task.Delay(Seconds(1), clock);
        Assert.That(both.IsCompleted, Is.False);
        var second = Task.Delay(Seconds(2), clock);
        await both.OrHangAsync();

        clock.Advance(Seconds(2));
        await Task.WhenAll(first, second).OrHangAsync();
    }

    [Test]
    public async Task Auto_advance_jumps_to_delays_and_fires_what_it_passes_but_does_not_jump_to_bounds()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        using var bound = new CancellationTokenSource(Seconds(90), clock);

        await Task.Delay(Seconds(60), clock).OrHangAsync();
        Assert.That(clock.Elapsed, Is.EqualTo(Seconds(60)));
        Assert.That(bound.IsCancellationRequested, Is.False);

        await Task.Delay(Seconds(60), clock).OrHangAsync();
        Assert.That(clock.Elapsed, Is.EqualTo(Seconds(120)));
        Assert.That(bound.IsCancellationRequested, Is.True);
    }
}
