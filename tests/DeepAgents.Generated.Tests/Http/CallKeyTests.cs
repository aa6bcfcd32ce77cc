using System.Net;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Http;

/// <summary>The key of a single call, for services that act for several tenants.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class CallKeyTests
{
    private readonly List<string> _sent = [];

    [Test]
    public async Task It_beats_the_key_of_the_client([Values] bool isProvided)
    {
        var asked = 0;
        using var client = LangSmith(_ => Json("{}"), isProvided ? _ => new ValueTask<string>($"provided-{++asked}") : null);
        await client.Agents.GetAsync("a", new() { ApiKey = "tenant-1" });
        await client.Agents.GetAsync("a");
        Assert.That(_sent, Is.EqualTo(new[] { "tenant-1", isProvided ? "provided-1" : "client-key" }));
    }

    [Test]
    public async Task It_is_sent_as_the_service_wants_it()
    {
        using var client = new LiteLLMAgentPlatformClient(
            new() { ApiKey = "client-key", Endpoint = new Uri("https://platform") }, Handler("Authorization", _ => Json("{}")));
        await client.Agents.GetAsync("a", new() { ApiKey = "tenant-1" });
        Assert.That(_sent, Is.EqualTo(new[] { "Bearer tenant-1" }));
    }

    [Test]
    public void A_refused_one_is_not_replaced_by_the_key_of_the_provider()
    {
        using var client = LangSmith(_ => new HttpResponseMessage(HttpStatusCode.Unauthorized), _ => new ValueTask<string>("provided"));
        Assert.ThrowsAsync<DeepAgentsAuthenticationException>(() => client.Agents.GetAsync("a", new() { ApiKey = "tenant-1" }));
        Assert.That(_sent, Is.EqualTo(new[] { "tenant-1" }));
    }

    [Test]
    public void It_is_hidden_in_everything_that_is_said_of_the_answer()
    {
        using var client = LangSmith(_ => Json("""{"error":{"code":"c","message":"no access for tenant-1"}}""", HttpStatusCode.Conflict));
        var fault = Assert.ThrowsAsync<DeepAgentsConflictException>(() => client.Agents.GetAsync("a", new() { ApiKey = "tenant-1" }));
        Assert.That(fault!.ToString() + fault.RawBody, Does.Contain("***").And.Not.Contain("tenant-1"));
    }

    [TestCase("", "RequestOptions.ApiKey holds no key.")]
    [TestCase(" ", "RequestOptions.ApiKey holds no key.")]
    [TestCase("Bearer tenant-1", "RequestOptions.ApiKey begins with 'Bearer'.")]
    [TestCase("'tenant-1'", "RequestOptions.ApiKey has quotation marks around it.")]
    [TestCase("tenant-1\n", "RequestOptions.ApiKey holds a space, a line break")]
    public void A_wrong_one_is_refused_and_no_other_key_takes_its_place(string key, string message)
    {
        using var client = LangSmith(_ => Json("{}"));
        var fault = Assert.ThrowsAsync<DeepAgentsConfigurationException>(() => client.Agents.GetAsync("a", new() { ApiKey = key }));
        Assert.That(fault!.Message, Does.StartWith(message).And.Not.Contain("tenant-1"));
        Assert.That(_sent, Is.Empty);
    }

    [TestCase("X-Api-Key")]
    [TestCase("x-api-key")]
    [TestCase("Host")]
    [TestCase("Content-Length")]
    [TestCase("Transfer-Encoding")]
    public void A_header_that_the_client_sets_itself_is_refused(string name)
    {
        using var client = LangSmith(_ => Json("{}"));
        var fault = Assert.ThrowsAsync<ArgumentException>(() => client.Agents.GetAsync("a", new() { Headers = { [name] = "12" } }));
        Assert.That(fault!.Message, Does.Contain($"'{name}'").And.Contain("cannot be set"));
        Assert.That(_sent, Is.Empty);
    }

    private DeepAgentsClient LangSmith(Func<int, HttpResponseMessage> answer, Func<CancellationToken, ValueTask<string>>? provider = null) =>
        new(new() { ApiKey = "client-key", ApiKeyProvider = provider }, Handler("X-Api-Key", answer));

    private StubHandler Handler(string header, Func<int, HttpResponseMessage> answer) => new((request, number, _) =>
    {
        _sent.Add(request.Headers.GetValues(header).Single());
        return Task.FromResult(answer(number));
    });
}
