namespace DeepAgents.Tests.Http;

public sealed class CallLimitTests
{
    private static readonly ApiRequest Request = new("Agents.Get", "GET", "agents/{agent_id}", RetrySafety.Safe, options: null);

    [TestCase(0)]
    [TestCase(-5)]
    public void A_limit_that_is_over_already_is_refused(int milliseconds) =>
        Assert.That(
            () => new CallLimit(TimeoutKind.Request, TimeSpan.FromMilliseconds(milliseconds), new ManualTimeProvider(), default),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("The timeout of a call must be positive, or infinite."));

    [Test]
    public void No_limit_needs_no_timer()
    {
        var time = new ManualTimeProvider();
        using var limit = new CallLimit(TimeoutKind.Total, Timeout.InfiniteTimeSpan, time, default);
        Assert.That((time.CreatedTimers, limit.Token.IsCancellationRequested), Is.EqualTo((0L, false)));
    }

    [TestCase(3, 10, 7)]
    [TestCase(10, 10, 0)]
    [TestCase(11, 10, 0)]
    public void What_has_passed_since_the_beginning_counts(int passed, int seconds, int left)
    {
        var time = new ManualTimeProvider();
        var started = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(passed));
        using var limit = new CallLimit(TimeoutKind.Total, TimeSpan.FromSeconds(seconds), time, default, started);

        time.Advance(TimeSpan.FromSeconds(Math.Max(0, left - 1)));
        Assert.That(limit.Token.IsCancellationRequested, Is.EqualTo(left == 0));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(limit.Token.IsCancellationRequested, Is.True);
    }

    [Test]
    public void A_limit_longer_than_any_timer_is_as_long_as_one()
    {
        var time = new ManualTimeProvider();
        using var limit = new CallLimit(TimeoutKind.Request, TimeSpan.FromDays(100), time, default);
        time.Advance(PollClock.LongestTimer - TimeSpan.FromMilliseconds(1));
        Assert.That(limit.Token.IsCancellationRequested, Is.False);
    }

    [Test]
    public void The_callers_cancellation_is_told_before_the_limit()
    {
        using var caller = new CancellationTokenSource();
        using var limit = new CallLimit(TimeoutKind.Request, TimeSpan.FromSeconds(1), new ManualTimeProvider(), caller.Token);
        caller.Cancel();

        var told = (OperationCanceledException)limit.Translate(new TaskCanceledException(), Request);
        Assert.That((told.Message, told.CancellationToken), Is.EqualTo(("Agents.Get was cancelled by the caller.", caller.Token)));
    }

    [Test]
    public void The_end_of_the_whole_call_is_told_as_that()
    {
        var time = new ManualTimeProvider();
        using var whole = new CallLimit(TimeoutKind.Total, TimeSpan.FromSeconds(2), time, default);
        using var one = new CallLimit(TimeSpan.FromSeconds(5), time, whole);
        time.Advance(TimeSpan.FromSeconds(2));

        var told = (DeepAgentsTimeoutException)one.Translate(new TaskCanceledException(), Request);
        Assert.That((told.Kind, told.Limit), Is.EqualTo((TimeoutKind.Total, TimeSpan.FromSeconds(2))));
    }

    [Test]
    public void The_end_of_one_try_is_told_as_that()
    {
        var time = new ManualTimeProvider();
        using var whole = new CallLimit(TimeoutKind.Total, TimeSpan.FromSeconds(9), time, default);
        using var one = new CallLimit(TimeSpan.FromSeconds(5), time, whole);
        time.Advance(TimeSpan.FromSeconds(5));

        var told = (DeepAgentsTimeoutException)one.Translate(new TaskCanceledException(), Request);
        Assert.That((told.Kind, told.Limit), Is.EqualTo((TimeoutKind.Request, TimeSpan.FromSeconds(5))));
    }

    [Test]
    public void A_limit_that_is_given_back_leaves_no_timer()
    {
        var time = new ManualTimeProvider();
        using (new CallLimit(TimeoutKind.Request, TimeSpan.FromSeconds(5), time, default))
        {
            Assert.That(time.PendingTimers, Is.EqualTo(1));
        }

        Assert.That(time.PendingTimers, Is.Zero);
    }
}
