using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollContextTests
{
    [TestCase(25, 300, 25)]
    [TestCase(5, 300, 5)]
    [TestCase(60, 300, 25)]
    [TestCase(0, 300, 1)]
    [TestCase(int.MinValue, 300, 1)]
    [TestCase(int.MaxValue, 300, 25)]
    [TestCase(25, 10, 10)]
    [TestCase(25, 10.001, 11)]
    [TestCase(25, 0.001, 1)]
    [TestCase(25, 0, 1)]
    public void A_window_is_whole_seconds_within_the_limits_and_the_remaining_time(int maximum, double remaining, int expected)
        => Assert.That(new PollContext(1, Seconds(remaining)).WaitSeconds(maximum), Is.EqualTo(expected));

    [Test]
    public void Without_a_deadline_only_the_maximum_limits_the_window()
    {
        Assert.That(new PollContext(1, Timeout.InfiniteTimeSpan).WaitSeconds(), Is.EqualTo(25));
        Assert.That(new PollContext(1, TimeSpan.MaxValue).WaitSeconds(7), Is.EqualTo(7));
    }

    [Test]
    public async Task A_poll_is_told_its_number_and_the_remaining_time()
    {
        var script = new PollScript(new ManualTimeProvider { AutoAdvance = true }, "PENDING", "PENDING", "COMPLETED");

        await script.WaitAsync(Exact(Seconds(60)));

        Assert.That(script.Contexts.Select(context => context.Attempt), Is.EqualTo([1, 2, 3]));
        Assert.That(script.Contexts.Select(context => context.Remaining.TotalSeconds), Is.EqualTo([60, 59, 57.5]));
    }

    [Test]
    public async Task Without_a_deadline_the_remaining_time_is_infinite()
    {
        var script = new PollScript(new ManualTimeProvider(), "COMPLETED");

        await script.WaitAsync(Exact());

        Assert.That(script.Contexts[0].Remaining, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }
}
