using System.Net;
using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Http;

/// <summary>A limit that ends a call does not hide an answer that arrived before.</summary>
[CancelAfter(30_000)]
public sealed class LastAnswerTests
{
    [Test]
    public void A_limit_in_a_pause_between_tries_gives_the_answer()
    {
        var failure = Assert.ThrowsAsync<DeepAgentsServerException>(() => CallAsync((_, _) => Task.FromResult(Json("""{"error":"overloaded"}""", HttpStatusCode.ServiceUnavailable)), 1));
        Assert.That(failure!.Message, Does.Contain("overloaded"));
    }

    [Test]
    public void A_limit_in_a_later_try_gives_the_answer()
    {
        var failure = Assert.ThrowsAsync<DeepAgentsServerException>(() => CallAsync(HangsLaterAsync, 60));
        Assert.That(failure!.Message, Does.Contain("overloaded"));

        static async Task<HttpResponseMessage> HangsLaterAsync(int number, CancellationToken token)
        {
            if (number > 1)
            {
                await Task.Delay(Timeout.Infinite, token);
            }

            return Json("""{"error":"overloaded"}""", HttpStatusCode.ServiceUnavailable);
        }
    }

    [Test]
    public void Without_an_answer_the_limit_is_named() =>
        Assert.ThrowsAsync<DeepAgentsTimeoutException>(() => CallAsync(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return Json("{}");
        }, 10));

    private static async Task CallAsync(Func<int, CancellationToken, Task<HttpResponseMessage>> answer, int seconds)
    {
        var time = new ManualTimeProvider();
        var options = new DeepAgentsOptions
        {
            ApiKey = "key",
            Endpoint = new Uri("https://host"),
            TimeProvider = time,
            Retry = new RetryOptions { BaseDelay = TimeSpan.FromSeconds(10), MaxDelay = TimeSpan.FromSeconds(30) },
        };
        using var client = new DeepAgentsClient(options, new StubHandler((_, number, token) => answer(number, token)));
        var call = client.Agents.GetAsync("a", new GetAgentOptions { Timeout = TimeSpan.FromSeconds(seconds) });
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Yield();
        }

        await call;
    }
}
