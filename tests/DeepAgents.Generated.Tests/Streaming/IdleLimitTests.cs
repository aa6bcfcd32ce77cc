namespace DeepAgents.Tests.Streaming;

public sealed class IdleLimitTests
{
    [TestCase(0)]
    [TestCase(-5)]
    public void A_limit_that_is_over_already_is_refused(int milliseconds) =>
        Assert.That(
            () => new IdleLimit(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, default),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("The idle timeout of a stream must be positive, or infinite."));

    [Test]
    public void Without_a_limit_there_is_no_timer()
    {
        var time = new ManualTimeProvider();
        using var idle = new IdleLimit(Timeout.InfiniteTimeSpan, time, default);
        idle.Restart();
        Assert.That(time.CreatedTimers, Is.Zero);
    }

    [Test]
    public void A_limit_longer_than_any_timer_is_as_long_as_one()
    {
        using var idle = new IdleLimit(TimeSpan.FromDays(100), new ManualTimeProvider(), default);
        Assert.That(idle.Limit, Is.EqualTo(PollClock.LongestTimer));
    }

    [Test]
    public void Silence_counts_only_while_somebody_waits()
    {
        var time = new ManualTimeProvider();
        using var idle = new IdleLimit(TimeSpan.FromSeconds(5), time, default);
        time.Advance(TimeSpan.FromMinutes(1));
        idle.Restart();
        time.Advance(TimeSpan.FromSeconds(4));
        idle.Pause();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(idle.IsOver, Is.False);

        idle.Restart();
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.That((idle.IsOver, idle.Token.IsCancellationRequested), Is.EqualTo((true, true)));
    }

    [Test]
    public void The_caller_is_told_apart_and_comes_first()
    {
        var time = new ManualTimeProvider();
        using var caller = new CancellationTokenSource();
        using var idle = new IdleLimit(TimeSpan.FromSeconds(5), time, caller.Token);
        idle.Restart();
        caller.Cancel();
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.That((idle.IsOver, idle.Token.IsCancellationRequested), Is.EqualTo((false, true)));
    }

    [Test]
    public void What_is_given_back_leaves_no_timer()
    {
        var time = new ManualTimeProvider();
        using (var idle = new IdleLimit(TimeSpan.FromSeconds(5), time, default))
        {
            idle.Restart();
            Assert.That(time.PendingTimers, Is.EqualTo(1));
        }

        Assert.That(time.PendingTimers, Is.Zero);
    }
}
