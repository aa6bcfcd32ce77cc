using System.Net;
using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Http;

/// <summary>Keys that change while requests are under way.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class KeyRotationTests
{
    private readonly List<string> _sent = [];

    [TestCase(HttpStatusCode.Unauthorized)]
    [TestCase(HttpStatusCode.Forbidden, Description = "LangSmith answers a key that is not valid any more with 403.")]
    public async Task A_request_that_was_refused_is_sent_again_with_the_key_that_has_come_since(HttpStatusCode refusal)
    {
        var client = Client(["old", "new"], key => key == "old" ? new HttpResponseMessage(refusal) : Json("""{"id":"a"}"""));
        var created = await client.Agents.CreateAsync(new CreateAgentRequest { Name = "n" });
        Assert.That(created.Id, Is.EqualTo("a"));
        Assert.That(_sent, Is.EqualTo(new[] { "old", "new" }), "Even a creation: the first one had no effect.");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("two words")]
    public void A_key_that_is_none_is_refused_before_anything_is_sent(string? key)
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK));
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKeyProvider = _ => new ValueTask<string>(key!) }, handler);

        for (var call = 0; call < 2; call++)
        {
            Assert.ThrowsAsync<DeepAgentsConfigurationException>(() => client.Agents.GetAsync("a"));
        }

        Assert.That(handler.Asked, Is.Empty);
    }

    [Test]
    public async Task A_stream_is_opened_again_as_well()
    {
        var client = Client(["old", "new"], key => key == "old"
            ? new HttpResponseMessage(HttpStatusCode.Unauthorized)
            : new HttpResponseMessage { Content = new StringContent("event: end\ndata: {}\n\n", System.Text.Encoding.UTF8, "text/event-stream") });
        var events = 0;
        await foreach (var _ in client.Runs.StreamAsync("t", StreamRunRequest.Create("a", "hello")))
        {
            events++;
        }

        Assert.That((events, _sent.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public void It_is_asked_once_more_and_not_for_ever()
    {
        var client = Client(["k1", "k2", "k3", "k4"], _ => new HttpResponseMessage(HttpStatusCode.Unauthorized));
        Assert.ThrowsAsync<DeepAgentsAuthenticationException>(() => client.Agents.GetAsync("a"));
        Assert.That(_sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void The_same_key_is_not_sent_twice()
    {
        var client = Client(["k", "k", "k"], _ => new HttpResponseMessage(HttpStatusCode.Unauthorized));
        Assert.ThrowsAsync<DeepAgentsAuthenticationException>(() => client.Agents.GetAsync("a"));
        Assert.That(_sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void No_key_is_seen_in_the_failure_neither_the_old_nor_the_new()
    {
        var client = Client(["old-secret-key", "new-secret-key"], _ =>
            Json("""{"error":"old-secret-key and new-secret-key are wrong"}""", HttpStatusCode.Unauthorized));
        var refused = Assert.ThrowsAsync<DeepAgentsAuthenticationException>(() => client.Agents.GetAsync("a"));
        Assert.That(refused!.ToString() + refused.RawBody, Does.Not.Contain("new-secret-key").And.Not.Contain("old-secret-key"));
    }

    private DeepAgentsClient Client(string[] keys, Func<string, HttpResponseMessage> answer)
    {
        var next = 0;
        var options = new DeepAgentsOptions { ApiKeyProvider = _ => new ValueTask<string>(keys[Math.Min(next++, keys.Length - 1)]) };
        return new DeepAgentsClient(options, new StubHandler((request, _, _) =>
        {
            _sent.Add(request.Headers.GetValues("X-Api-Key").Single());
            return Task.FromResult(answer(_sent[^1]));
        }));
    }
}
