using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace DeepAgents.Tests.Http;

/// <summary>Which limit ends a call that is not answered, and when.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class CallTimesTests
{
    private readonly ManualTimeProvider _time = new();

    [TestCase(100, 300, TimeoutKind.Request, 100)]
    [TestCase(100, 30, TimeoutKind.Total, 30)]
    [TestCase(100, 100, TimeoutKind.Total, 100)]
    [TestCase(100, -1, TimeoutKind.Request, 100)]
    [TestCase(-1, 30, TimeoutKind.Total, 30)]
    public async Task Whichever_is_over_first_ends_a_call(int request, int total, TimeoutKind kind, int seconds)
    {
        using var client = LangSmith(request, total);
        await EndsAsync(client.Agents.GetAsync("a", new GetAgentOptions { MaxRetries = 0 }), kind, seconds);
    }

    [Test]
    public async Task A_longer_limit_of_one_try_is_one_of_the_whole_call_unless_that_has_its_own()
    {
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", TimeProvider = _time, Timeouts = { Request = TimeSpan.FromMinutes(10) } }, Hanging());
        await EndsAsync(client.Agents.GetAsync("a"), TimeoutKind.Total, 600);
    }

    [Test]
    public void The_whole_limit_follows_that_of_one_try_until_it_is_set()
    {
        var timeouts = new TimeoutOptions();
        Assert.That(timeouts.Total, Is.EqualTo(TimeSpan.FromMinutes(5)));
        timeouts.Request = TimeSpan.FromMinutes(6);
        Assert.That(timeouts.Copy().Total, Is.EqualTo(TimeSpan.FromMinutes(6)));
        timeouts.Request = Timeout.InfiniteTimeSpan;
        Assert.That(timeouts.Total, Is.EqualTo(Timeout.InfiniteTimeSpan));
        timeouts.Total = TimeSpan.FromSeconds(30);
        Assert.That((timeouts.Total, timeouts.Copy().Total), Is.EqualTo((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30))));
    }

    [Test]
    public async Task A_call_without_limits_waits_on()
    {
        var time = new ManualTimeProvider();
        using var caller = new CancellationTokenSource();
        using var client = new DeepAgentsClient(
            new DeepAgentsOptions { ApiKey = "key", TimeProvider = time, Timeouts = { Request = Timeout.InfiniteTimeSpan, Total = Timeout.InfiniteTimeSpan } }, Hanging());
        var call = client.Agents.GetAsync("a", null, caller.Token);
        Assert.That(time.CreatedTimers, Is.Zero);
        await caller.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => call);
    }

    [Test]
    public async Task The_limit_of_the_call_itself_counts_for_all_of_it()
    {
        using var client = LangSmith(100, 300);
        await EndsAsync(client.Agents.GetAsync("a", new GetAgentOptions { Timeout = TimeSpan.FromSeconds(7) }), TimeoutKind.Total, 7);
    }

    [Test]
    public async Task A_call_that_waits_on_purpose_has_a_limit_of_its_own()
    {
        using var client = new LiteLLMAgentPlatformClient(new() { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time }, Hanging());
        await EndsAsync(client.Sessions.SendMessageAsync("s", new() { Text = "hi" }), TimeoutKind.Total, 600);
    }

    private async Task EndsAsync(Task call, TimeoutKind kind, int seconds)
    {
        await _time.WaitForTimersAsync();
        var started = _time.Elapsed;
        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.That(call.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromTicks(1));

        var told = Assert.CatchAsync<DeepAgentsTimeoutException>(() => call);
        Assert.That((told!.Kind, told.Limit, _time.Elapsed - started), Is.EqualTo((kind, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds))));
    }

    private DeepAgentsClient LangSmith(int request, int total) => new(
        new DeepAgentsOptions
        {
            ApiKey = "key",
            TimeProvider = _time,
            Timeouts = { Request = Seconds(request), Total = Seconds(total) },
        },
        Hanging());

    private static TimeSpan Seconds(int seconds) => seconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);

    private static StubHandler Hanging() => new(async (_, _, token) =>
    {
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException("A cancelled delay does not end well.");
    });
}
