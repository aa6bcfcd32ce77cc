using System.Net;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using Newtonsoft.Json.Linq;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Http;

/// <summary>Requests that the package has no method for.</summary>
[CancelAfter(30_000)]
public sealed class CustomRequestTests
{
    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };

    [TestCase("/agents/a%2Fb/new?x=1", "https://api.smith.langchain.com/v1/deepagents/agents/a%2Fb/new?x=1")]
    [TestCase("agents", "https://api.smith.langchain.com/v1/deepagents/agents")]
    public async Task The_path_is_below_the_endpoint(string path, string address)
    {
        var handler = new StubHandler(_ => Json("""{"id":"a"}"""));
        var json = await Client(handler).SendAsync(HttpMethod.Get, path);
        Assert.That((string?)json!["id"], Is.EqualTo("a"));
        Assert.That(handler.Asked.Single().AbsoluteUri, Is.EqualTo(address));
    }

    [Test]
    public async Task The_key_the_body_and_the_options_go_along()
    {
        HttpRequestMessage? sent = null;
        var body = "";
        var handler = new StubHandler(async (request, _, token) =>
        {
            (sent, body) = (request, await request.Content!.ReadAsStringAsync(token));
            return Json("null");
        });
        var options = new RequestOptions { Headers = { ["X-Extra"] = "1" }, Query = { ["q"] = "a b" } };
        var json = await Client(handler).SendAsync(HttpMethod.Post, "/new", new { name = "n", list = new[] { 1 } }, options);

        Assert.Multiple(() =>
        {
            Assert.That(json, Is.Null);
            Assert.That(body, Is.EqualTo("""{"name":"n","list":[1]}"""));
            Assert.That(sent!.RequestUri!.Query, Is.EqualTo("?q=a%20b"));
            Assert.That(sent.Headers.GetValues("X-Api-Key").Single(), Is.EqualTo("a-secret-key"));
            Assert.That(sent.Headers.GetValues("X-Extra").Single(), Is.EqualTo("1"));
        });
    }

    [Test]
    public async Task A_model_or_a_list_of_models_can_be_read()
    {
        var one = await Client(new StubHandler(_ => Json("""{"id":"a"}"""))).SendAsync<Agent>(HttpMethod.Get, "/x");
        var many = await Client(new StubHandler(_ => Json("""[{"id":"b"}]"""))).SendAsync<IReadOnlyList<Agent>>(HttpMethod.Get, "/x");
        Assert.That((one.Id, many.Single().Id), Is.EqualTo(("a", "b")));
    }

    [TestCase("GET", 3)]
    [TestCase("DELETE", 3)]
    [TestCase("POST", 1)]
    [TestCase("PUT", 1)]
    public void Only_what_changes_nothing_more_is_repeated(string method, int tries)
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadGateway));
        Assert.CatchAsync<DeepAgentsServerException>(() => Client(handler).SendAsync(new HttpMethod(method), "/x"));
        Assert.That(handler.Asked, Has.Count.EqualTo(tries));
    }

    [Test]
    public void Failures_are_those_of_every_call()
    {
        var handler = new StubHandler(_ => Json("""{"type":"t","code":"gone","detail":"d","status":404}""", HttpStatusCode.NotFound));
        var failure = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => Client(handler).SendAsync(HttpMethod.Get, "/agents/a?secret=1"));
        Assert.That(failure!.Error, Is.InstanceOf<StructuredError>());
        Assert.That(failure.Operation, Is.EqualTo("GET /agents/a"), "A query may hold a secret.");
    }

    [TestCase("https://elsewhere.example/x")]
    [TestCase("//elsewhere.example/x")]
    [TestCase("/agents/../../x")]
    [TestCase("/agents/%2e%2E/x")]
    [TestCase("/agents//x")]
    [TestCase("/agents/a b")]
    [TestCase("\\\\elsewhere.example\\x")]
    [TestCase("/agents#x")]
    [TestCase("/agents\r\nX-Evil: 1")]
    [TestCase("/agénts")]
    [TestCase("")]
    [TestCase("/")]
    public void A_path_that_leads_elsewhere_is_refused_before_anything_is_sent(string path)
    {
        var handler = new StubHandler(_ => Json("{}"));
        Assert.ThrowsAsync<ArgumentException>(() => Client(handler).SendAsync(HttpMethod.Get, path));
        Assert.That(handler.Asked, Is.Empty);
    }

    [Test]
    public async Task The_platform_has_it_as_well()
    {
        var handler = new StubHandler(_ => Json("[]"));
        using var client = new LiteLLMAgentPlatformClient(
            new LiteLLMAgentPlatformOptions { ApiKey = "k", Endpoint = new Uri("https://lap.example.com") }, handler);
        Assert.That(await client.SendAsync(HttpMethod.Get, "/api/v1/templates"), Is.InstanceOf<JArray>());
        Assert.That(handler.Asked.Single().AbsoluteUri, Is.EqualTo("https://lap.example.com/api/v1/templates"));
    }

    private DeepAgentsClient Client(HttpMessageHandler handler) =>
        new(new DeepAgentsOptions { ApiKey = "a-secret-key", Endpoint = new Uri("https://api.smith.langchain.com"), TimeProvider = _time }, handler);
}
