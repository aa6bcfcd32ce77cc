using FsCheck;
using FsCheck.Fluent;
using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollerIntervalTests
{
    [Test]
    public async Task Polls_happen_at_exactly_the_growing_intervals_up_to_the_longest()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, "PENDING");

        var (snapshots, _) = await script.WatchAsync(Exact(Seconds(90))).CollectAsync();

        // Timers count whole milliseconds; the intervals are rounded up to them, and grow from what was not rounded.
        double[] intervals = [1, 1.5, 2.25, 3.375, 5.063, 7.594, 11.391, 15, 15, 15];
        Assert.That(snapshots.Take(10).Select(snapshot => snapshot.NextDelay!.Value.TotalSeconds), Is.EqualTo(intervals).Within(1e-9));
        Assert.That(
            script.InstantsInSeconds,
            Is.EqualTo([0, 1, 2.5, 4.75, 8.125, 13.188, 20.782, 32.173, 47.173, 62.173, 77.173]).Within(1e-9));
        Assert.That(clock.Elapsed, Is.EqualTo(Seconds(90)));
    }

    [Test]
    public async Task A_factor_of_one_keeps_the_interval()
    {
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, "PENDING", "PENDING", "PENDING", "COMPLETED");

        await script.WaitAsync(new PollingOptions { Jitter = 0, BackoffFactor = 1, InitialInterval = Seconds(3) });

        Assert.That(script.InstantsInSeconds, Is.EqualTo([0, 3, 6, 9]));
    }

    [TestCase(0.01, 0.25)]
    [TestCase(60, 15)]
    public async Task The_initial_interval_is_brought_into_the_range(double initial, double expected)
    {
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, "PENDING", "COMPLETED");

        await script.WaitAsync(new PollingOptions { Jitter = 0, InitialInterval = Seconds(initial) });

        Assert.That(script.InstantsInSeconds, Is.EqualTo([0, expected]));
    }

    [TestCase(0, 0.8)]
    [TestCase(0.5, 1)]
    [TestCase(0.75, 1.1)]
    public void Jitter_shortens_and_lengthens_by_its_fraction(double random, double expected)
    {
        var pace = new PollPace(new PollingOptions(), () => random);

        Assert.That(pace.Next().TotalSeconds, Is.EqualTo(expected).Within(0.0011));
    }

    [Test]
    public void Reset_goes_back_to_the_initial_interval()
    {
        var pace = new PollPace(Exact(), null);
        pace.Next();
        pace.Next();

        pace.Reset();

        Assert.That(pace.Next(), Is.EqualTo(Seconds(1)));
    }

    [Test]
    public void Intervals_without_limit_do_not_overflow()
    {
        var options = new PollingOptions
        {
            InitialInterval = TimeSpan.MaxValue,
            MaxInterval = TimeSpan.MaxValue,
            BackoffFactor = double.MaxValue,
            Jitter = 1,
        };
        var pace = new PollPace(options, () => 0.999);

        Assert.That(pace.Next(), Is.EqualTo(TimeSpan.MaxValue));
        Assert.That(pace.Next(), Is.EqualTo(TimeSpan.MaxValue));
    }

    [FsCheck.NUnit.Property]
    public Property Every_interval_is_within_its_bounds_and_within_the_jitter()
    {
        var cases =
            from min in Gen.Choose(1, 5_000)
            from span in Gen.Choose(0, 60_000)
            from initial in Gen.Choose(1, 100_000)
            from factor in Gen.Choose(100, 1_000)
            from jitter in Gen.Choose(0, 100)
            from randoms in Gen.ArrayOf(Gen.Choose(0, 999_999), 12)
            select (min, max: min + span, initial, factor: factor / 100d, jitter: jitter / 100d, randoms);

        return Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var options = new PollingOptions
            {
                MinInterval = TimeSpan.FromMilliseconds(given.min),
                MaxInterval = TimeSpan.FromMilliseconds(given.max),
                InitialInterval = TimeSpan.FromMilliseconds(given.initial),
                BackoffFactor = given.factor,
                Jitter = given.jitter,
            };
            var draws = new Queue<int>(given.randoms);
            var pace = new PollPace(options, () => draws.Dequeue() / 1_000_000d);

            var unjittered = Math.Min(given.initial, given.max);
            double expected = unjittered;
            return Enumerable.Range(0, 12).All(_ =>
            {
                var interval = pace.Next().TotalMilliseconds;
                var inBounds = interval >= given.min && interval <= given.max;
                var lowest = Math.Min(Math.Max(expected * (1 - given.jitter), given.min), given.max);
                var highest = Math.Min(Math.Max((expected * (1 + given.jitter)) + 1, given.min), given.max);
                expected = Math.Min(expected * given.factor, given.max);
                return inBounds && interval >= lowest - 1e-6 && interval <= highest + 1e-6;
            });
        });
    }
}
