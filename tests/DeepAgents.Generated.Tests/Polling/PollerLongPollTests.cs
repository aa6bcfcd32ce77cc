using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollerLongPollTests
{
    private readonly List<TimeSpan> _starts = [];
    private readonly List<int> _windows = [];

    /// <summary>A poll that asks for a window and that the server answers after a time of its choice.</summary>
    private PollPlan<string> Plan(
        ManualTimeProvider clock, Func<int, int, (double Took, string State)> answer, int maximum = 25, bool flag = true)
        => new(
            "authorization session 123",
            async (context, token) =>
            {
                _starts.Add(clock.Elapsed);
                var window = context.WaitSeconds(maximum);
                _windows.Add(window);
                var (took, state) = answer(context.Attempt, window);
                if (took > 0)
                {
                    await Task.Delay(Seconds(took), clock, token);
                }

                return state;
            },
            PollScript.Classify)
        {
            LongPoll = flag,
            TimeProvider = clock,
        };

    private IEnumerable<double> StartsInSeconds => _starts.Select(start => start.TotalSeconds);

    [SetUp]
    public void Forget()
    {
        _starts.Clear();
        _windows.Clear();
    }

    [Test]
    public async Task A_server_that_honours_the_window_is_asked_again_without_a_gap()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, window) => (window, attempt == 5 ? "COMPLETED" : "PENDING"));

        var (snapshots, end) = await Poller.WatchAsync(plan, Exact()).CollectAsync();

        Assert.That(end, Is.Null);
        Assert.That(StartsInSeconds, Is.EqualTo([0, 25, 50, 75, 100]));
        Assert.That(snapshots[0].NextDelay, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_window_that_ends_a_little_early_counts_as_honoured()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, _) => (4.95, attempt == 9 ? "COMPLETED" : "PENDING"), maximum: 5);

        await Poller.WaitAsync(plan, Exact()).OrHangAsync();

        // So many that an interval which grew would have become longer than the window.
        Assert.That(StartsInSeconds, Is.EqualTo(Enumerable.Range(0, 9).Select(poll => poll * 4.95)).Within(1e-9));
    }

    [Test]
    public async Task A_server_that_ignores_the_window_gets_few_requests_in_five_minutes()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (_, _) => (0, "PENDING"));

        var (_, end) = await Poller.WatchAsync(plan, Exact(TimeSpan.FromMinutes(5))).CollectAsync();

        // 0, 1, 2.5, 4.75, 8.1, 13.2, 20.8, 32.2 and then one each 15 s up to 300 s.
        Assert.That(end, Is.TypeOf<PollingTimeoutException<string>>());
        Assert.That(_starts, Has.Count.EqualTo(25));
        Assert.That(clock.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task A_server_that_ignores_the_window_gets_few_requests_with_any_jitter()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (_, _) => (0, "PENDING"));

        await Poller.WatchAsync(plan, new PollingOptions { Timeout = TimeSpan.FromMinutes(5) }).CollectAsync();

        Assert.That(_starts, Has.Count.InRange(23, 32));
    }

    [Test]
    public async Task The_time_of_a_poll_that_returns_early_counts_towards_its_interval()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, _) => (0.4, attempt == 4 ? "COMPLETED" : "PENDING"));

        await Poller.WaitAsync(plan, Exact()).OrHangAsync();

        Assert.That(StartsInSeconds, Is.EqualTo([0, 1, 2.5, 4.75]).Within(1e-9));
    }

    [Test]
    public async Task A_poll_that_returns_early_but_after_its_interval_is_followed_at_once()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, _) => (3, attempt == 3 ? "COMPLETED" : "PENDING"));

        await Poller.WaitAsync(plan, Exact()).OrHangAsync();

        Assert.That(StartsInSeconds, Is.EqualTo([0, 3, 6]));
    }

    [Test]
    public async Task An_honoured_window_starts_the_interval_anew()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, window) => (attempt == 4 ? window : 0, attempt == 7 ? "COMPLETED" : "PENDING"));

        await Poller.WaitAsync(plan, Exact()).OrHangAsync();

        // Early: 1, 1.5, 2.25; honoured: 25 and no gap; early again: 1, 1.5.
        Assert.That(StartsInSeconds, Is.EqualTo([0, 1, 2.5, 4.75, 29.75, 30.75, 32.25]));
    }

    [Test]
    public async Task Two_polls_never_start_closer_than_the_shortest_interval()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, window) => (window, attempt == 3 ? "COMPLETED" : "PENDING"), maximum: 1);

        await Poller.WaitAsync(plan, new PollingOptions { Jitter = 0, MinInterval = Seconds(4) }).OrHangAsync();

        Assert.That(StartsInSeconds, Is.EqualTo([0, 4, 8]));
    }

    [Test]
    public async Task Without_the_flag_a_window_paces_nothing()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, window) => (window, attempt == 3 ? "COMPLETED" : "PENDING"), maximum: 5, flag: false);

        await Poller.WaitAsync(plan, Exact()).OrHangAsync();

        Assert.That(StartsInSeconds, Is.EqualTo([0, 6, 12.5]));
    }

    [Test]
    public async Task A_bare_poll_that_asks_for_a_window_is_a_long_poll()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, window) => (window, attempt == 3 ? "COMPLETED" : "PENDING"));

        await Poller.WaitAsync(plan.Poll, plan.Classify, Exact(), timeProvider: clock).OrHangAsync();

        Assert.That(StartsInSeconds, Is.EqualTo([0, 25, 50]));
    }

    [Test]
    public async Task A_long_poll_that_never_asked_for_a_window_is_an_ordinary_one()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var script = new PollScript(clock, PollScript.Lasting(clock, Seconds(2), "PENDING"), "COMPLETED");
        var plan = new PollPlan<string>("it", script.PollAsync, PollScript.Classify) { LongPoll = true, TimeProvider = clock };

        await Poller.WaitAsync(plan, Exact()).OrHangAsync();

        Assert.That(script.InstantsInSeconds, Is.EqualTo([0, 3]));
    }

    [Test]
    public async Task Windows_shrink_with_the_remaining_time_and_the_deadline_ends_the_last_one()
    {
        var clock = new ManualTimeProvider();
        var plan = Plan(clock, (_, window) => (window, "PENDING"));

        var wait = Poller.WaitAsync(plan, Exact(Seconds(60.5)));
        for (var step = 0; step < 121; step++)
        {
            await clock.WaitForTimersAsync(2).OrHangAsync();
            clock.Advance(Seconds(0.5));
        }

        var exception = Assert.ThrowsAsync<PollingTimeoutException<string>>(() => wait.OrHangAsync());
        Assert.Multiple(() =>
        {
            Assert.That(_windows, Is.EqualTo([25, 25, 11]));
            Assert.That(exception!.Attempts, Is.EqualTo(3));
            Assert.That(exception.Elapsed, Is.EqualTo(Seconds(60.5)));
            Assert.That(exception.LastState, Is.EqualTo("PENDING"));
        });
    }

    [Test]
    public async Task A_fault_of_a_long_poll_waits_its_whole_interval()
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        var plan = Plan(clock, (attempt, _) => attempt == 1 ? throw new FakeFault("504") : (0, "COMPLETED"));

        await Poller.WaitAsync(plan, Exact()).OrHangAsync();

        Assert.That(StartsInSeconds, Is.EqualTo([0, 1]));
    }
}
