using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Polling;

/// <summary><c>Retry-After</c> counts wherever a server sends it: on a failure of a poll, and on a success.</summary>
[CancelAfter(30_000)]
public sealed class PollRetryAfterTests
{
    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };

    [TestCase(200, "{\"status\":\"busy\"}")]
    [TestCase(202, "{\"status\":\"busy\"}")]
    [TestCase(503, "{}")]
    [TestCase(429, "{}")]
    public async Task A_wait_for_a_thread_honours_it(int status, string body)
    {
        using var client = new DeepAgentsClient(Options(new DeepAgentsOptions()), Asking(status, body, "{\"status\":\"idle\"}", out var times));
        var options = new ThreadWaitOptions { SettleTime = TimeSpan.Zero };
        await client.Threads.WaitForIdleAsync("t", options);
        Assert.That(times[1] - times[0], Is.EqualTo(TimeSpan.FromSeconds(77)));
    }

    [TestCase(200, "{\"status\":\"PENDING\"}")]
    [TestCase(503, "{}")]
    public async Task A_wait_for_a_consent_honours_it(int status, string body)
    {
        using var client = new DeepAgentsClient(Options(new DeepAgentsOptions()), Asking(status, body, "{\"status\":\"COMPLETED\"}", out var times));
        await client.AuthSessions.WaitForCompletionAsync("x");
        Assert.That(times[1] - times[0], Is.EqualTo(TimeSpan.FromSeconds(77)));
    }

    [TestCase(200, "{\"status\":\"creating\"}")]
    [TestCase(500, "{}")]
    public async Task A_wait_for_a_session_honours_it(int status, string body)
    {
        using var client = new LiteLLMAgentPlatformClient(
            Options(new LiteLLMAgentPlatformOptions()), Asking(status, body, "{\"status\":\"ready\"}", out var times));
        await client.Sessions.WaitForReadyAsync("s");
        Assert.That(times[1] - times[0], Is.EqualTo(TimeSpan.FromSeconds(77)));
    }

    [Test]
    public async Task A_poll_function_of_a_caller_passes_it_on()
    {
        var times = new List<DateTimeOffset>();
        await Poller.WaitAsync(
            (context, _) =>
            {
                times.Add(_time.GetUtcNow());
                context.RetryAfter = TimeSpan.FromSeconds(77);
                return Task.FromResult(times.Count);
            },
            count => count == 2 ? PollVerdict.Succeeded : PollVerdict.Pending,
            timeProvider: _time);
        Assert.That(times[1] - times[0], Is.EqualTo(TimeSpan.FromSeconds(77)));
    }

    private T Options<T>(T options)
        where T : ClientOptions
    {
        (options.ApiKey, options.Endpoint, options.TimeProvider) = ("key-123456", new Uri("https://h"), _time);
        return options;
    }

    private StubHandler Asking(int status, string first, string then, out List<DateTimeOffset> times)
    {
        var asked = times = [];
        return new StubHandler(number =>
        {
            asked.Add(_time.GetUtcNow());
            var response = Json(number == 1 ? first : then, (System.Net.HttpStatusCode)(number == 1 ? status : 200));
            if (number == 1)
            {
                response.Headers.Add("Retry-After", "77");
            }

            return response;
        });
    }
}
