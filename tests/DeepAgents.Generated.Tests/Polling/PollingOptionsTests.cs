using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollingOptionsTests
{
    private static IEnumerable<TestCaseData> Invalid()
    {
        static TestCaseData Case(string member, string what, Action<PollingOptions> set)
            => new TestCaseData(member, set).SetArgDisplayNames(member, what);

        yield return Case(nameof(PollingOptions.Timeout), "-1 tick", o => o.Timeout = TimeSpan.FromTicks(-1));
        yield return Case(nameof(PollingOptions.Timeout), "least", o => o.Timeout = TimeSpan.MinValue);
        yield return Case(nameof(PollingOptions.InitialInterval), "zero", o => o.InitialInterval = TimeSpan.Zero);
        yield return Case(nameof(PollingOptions.InitialInterval), "infinite", o => o.InitialInterval = Timeout.InfiniteTimeSpan);
        yield return Case(nameof(PollingOptions.MinInterval), "zero", o => o.MinInterval = TimeSpan.Zero);
        yield return Case(nameof(PollingOptions.MinInterval), "above the longest", o => o.MinInterval = Seconds(16));
        yield return Case(nameof(PollingOptions.MaxInterval), "zero", o => o.MaxInterval = TimeSpan.Zero);
        yield return Case(nameof(PollingOptions.BackoffFactor), "below 1", o => o.BackoffFactor = 0.99);
        yield return Case(nameof(PollingOptions.BackoffFactor), "infinite", o => o.BackoffFactor = double.PositiveInfinity);
        yield return Case(nameof(PollingOptions.BackoffFactor), "not a number", o => o.BackoffFactor = double.NaN);
        yield return Case(nameof(PollingOptions.Jitter), "negative", o => o.Jitter = -0.01);
        yield return Case(nameof(PollingOptions.Jitter), "above 1", o => o.Jitter = 1.01);
        yield return Case(nameof(PollingOptions.Jitter), "not a number", o => o.Jitter = double.NaN);
        yield return Case(nameof(PollingOptions.MaxConsecutiveFaults), "negative", o => o.MaxConsecutiveFaults = -1);
    }

    [TestCaseSource(nameof(Invalid))]
    public void An_invalid_value_is_refused_at_the_call_and_named(string member, Action<PollingOptions> set)
    {
        var options = new PollingOptions();
        set(options);
        var script = new PollScript(new ManualTimeProvider(), "PENDING");

        Assert.Multiple(() =>
        {
            Assert.That(
                () => { _ = script.WatchAsync(options); },
                Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(member).And.Message.Contains(member));
            Assert.That(
                () => { _ = script.WaitAsync(options); },
                Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(member));
            Assert.That(script.Count, Is.Zero);
        });
    }

    private static IEnumerable<TestCaseData> Rules()
    {
        static TestCaseData Case(string message, Action<PollingOptions> set) => new(message, set);

        yield return Case("PollingOptions.Timeout must be zero, positive, infinite or null.", o => o.Timeout = TimeSpan.FromTicks(-1));
        yield return Case("PollingOptions.InitialInterval must be positive.", o => o.InitialInterval = TimeSpan.Zero);
        yield return Case("PollingOptions.MinInterval must be positive.", o => o.MinInterval = TimeSpan.Zero);
        yield return Case("PollingOptions.MaxInterval must be positive.", o => o.MaxInterval = TimeSpan.Zero);
        yield return Case("PollingOptions.BackoffFactor must be finite and at least 1.", o => o.BackoffFactor = 0.5);
        yield return Case("PollingOptions.Jitter must be within 0 and 1.", o => o.Jitter = 2);
        yield return Case("PollingOptions.MaxConsecutiveFaults must not be negative.", o => o.MaxConsecutiveFaults = -1);
        yield return Case("PollingOptions.MinInterval (00:00:16) must not exceed MaxInterval (00:00:15).", o => o.MinInterval = Seconds(16));
    }

    [TestCaseSource(nameof(Rules))]
    public void The_rule_that_was_broken_is_told(string message, Action<PollingOptions> set)
    {
        var options = new PollingOptions();
        set(options);

        Assert.That(options.Snapshot, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
    }

    [Test]
    public void The_greatest_and_least_values_are_allowed()
    {
        var widest = new PollingOptions { BackoffFactor = double.MaxValue, Jitter = 1, MaxConsecutiveFaults = 0, Timeout = Timeout.InfiniteTimeSpan };
        var narrowest = new PollingOptions { BackoffFactor = 1, Jitter = 0, MinInterval = Seconds(2), MaxInterval = Seconds(2), Timeout = TimeSpan.Zero };

        Assert.That(widest.Snapshot, Throws.Nothing);
        Assert.That(narrowest.Snapshot, Throws.Nothing);
    }

    [Test]
    public void The_defaults_are_the_documented_ones()
    {
        var options = new PollingOptions();

        Assert.Multiple(() =>
        {
            Assert.That(options.Timeout, Is.Null);
            Assert.That(options.InitialInterval, Is.EqualTo(Seconds(1)));
            Assert.That(options.MaxInterval, Is.EqualTo(Seconds(15)));
            Assert.That(options.MinInterval, Is.EqualTo(Seconds(0.25)));
            Assert.That(options.BackoffFactor, Is.EqualTo(1.5));
            Assert.That(options.Jitter, Is.EqualTo(0.2));
            Assert.That(options.MaxConsecutiveFaults, Is.EqualTo(3));
        });
    }

    [Test]
    public async Task Changing_the_options_after_the_call_has_no_effect()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var options = Exact(Seconds(5));
        var script = new PollScript(clock, "PENDING");

        var watch = script.WatchAsync(options);
        options.Timeout = TimeSpan.FromDays(1);
        options.InitialInterval = Seconds(2);
        options.BackoffFactor = double.NaN;
        var (snapshots, end) = await watch.CollectAsync();

        Assert.That(end, Is.TypeOf<PollingTimeoutException<string>>());
        Assert.That(((PollingTimeoutException)end!).Timeout, Is.EqualTo(Seconds(5)));
        Assert.That(snapshots.Select(snapshot => snapshot.Elapsed.TotalSeconds), Is.EqualTo([0, 1, 2.5, 4.75]));
    }

    [Test]
    public async Task A_wait_changes_nothing_in_the_callers_options()
    {
        var options = Exact(Seconds(60));
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, "PENDING", "PENDING", "COMPLETED");

        await script.WaitAsync(options);

        Assert.That(options.InitialInterval, Is.EqualTo(Seconds(1)));
        Assert.That(options.Timeout, Is.EqualTo(Seconds(60)));
    }
}
