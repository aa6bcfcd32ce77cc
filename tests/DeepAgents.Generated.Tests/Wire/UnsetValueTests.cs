using DeepAgents.LangSmith;
using DeepAgents.Tests.Odd;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
public sealed class UnsetValueTests
{
    [Test]
    [Row("optional-values")]
    public async Task A_run_on_a_new_thread_sends_only_what_is_set(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.Runs.CreateWithThreadAsync(new CreateRunWithThreadRequest { AgentId = "a", Thread = new RunThread() }, cancellationToken: token);

        Assert.That(server.Request.Body, Is.EqualTo("""{"agent_id":"a","thread":{}}"""));
    }

    [Test]
    [Row("optional-values")]
    public async Task Moving_an_mcp_server_leaves_its_authentication_alone(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.McpServers.UpdateAsync("m", new UpdateMcpServerRequest { Url = "https://x.test/" }, cancellationToken: token);

        Assert.That(server.Request.Body, Is.EqualTo("""{"url":"https://x.test/"}"""));
    }

    [Test]
    [Row("optional-values")]
    public async Task Values_of_every_kind_that_are_not_set_are_not_sent(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.Odd(server);

        await client.Things.ReplaceAsync("t", new Thing { Id = "t", Name = "n", Count = 0 }, cancellationToken: token);

        Assert.That(server.Request.Body, Is.EqualTo("""{"id":"t","name":"n","count":0}"""));
    }

    [Test]
    [Row("optional-values")]
    public async Task Options_that_are_not_set_are_not_sent(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.Agents.ListAsync(new ListAgentsOptions(), token);

        Assert.That(server.Request.Target, Is.EqualTo("/v1/deepagents/agents"));
    }

    [Test]
    [Row("optional-values")]
    public async Task What_is_set_to_a_default_is_sent(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.Odd(server);

        await client.Things.UpdateAsync("t", new UpdateThing { Size = 0, Exact = false, Count = 0 }, cancellationToken: token);

        Assert.That(server.Request.Body, Is.EqualTo("""{"count":0,"exact":false,"size":0}"""));
    }

    [Test]
    [Row("required-request")]
    public void A_required_value_that_was_forgotten_is_not_sent_as_a_default()
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);
        var request = new CreateAuthSessionRequest { ProviderId = "p", Scopes = [], Strategy = null };

        var exception = Assert.ThrowsAsync<ArgumentException>(() => client.AuthSessions.CreateAsync(request));

        Assert.That(exception.Message, Does.Contain("'strategy'"));
        Assert.That(server.Requests, Is.Empty);
    }

    [TestCase("name")]
    [TestCase("count")]
    [TestCase("color")]
    [TestCase("at")]
    [TestCase("tags")]
    [TestCase("owner")]
    [TestCase("exact")]
    [Row("required-request")]
    public void A_required_member_of_any_kind_that_was_forgotten_is_named(string missing)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.Odd(server);
        var request = NewThing();
        typeof(CreateThing).GetProperties().Single(p => p.Name.Equals(missing, StringComparison.OrdinalIgnoreCase)).SetValue(request, null);

        var exception = Assert.ThrowsAsync<ArgumentException>(() => client.Things.CreateAsync(request));

        Assert.That(exception.Message, Does.Contain($"'{missing}'"));
        Assert.That(exception.ParamName, Is.EqualTo("body"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    [Row("required-request")]
    public async Task A_required_member_that_may_be_null_is_always_sent(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.Odd(server);

        await client.Things.CreateAsync(NewThing(), cancellationToken: token);

        var sent = (JObject)server.Request.Json;
        var names = new[] { "name", "count", "color", "at", "tags", "note", "owner", "exact" };
        Assert.That(sent.Properties().Select(p => p.Name), Is.EqualTo(names));
        Assert.That(sent["note"]!.Type, Is.EqualTo(JTokenType.Null));
        Assert.That(sent["tags"]!.ToString(Formatting.None), Is.EqualTo("""["a",null]"""));
        Assert.That((string?)sent["at"], Is.EqualTo("2026-01-02T03:04:05+02:00"));
    }

    [Test]
    [Row("required-request")]
    public void What_a_composed_model_requires_is_required()
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.Odd(server);

        Assert.That(
            () => client.Oddities.AddDogAsync(new Dog { Name = "d" }), Throws.ArgumentException.With.Message.Contains("'bark'"));
        Assert.That(
            () => client.Oddities.AddDogAsync(new Dog { Bark = "w" }), Throws.ArgumentException.With.Message.Contains("'name'"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    [Row("optional-body")]
    public async Task An_optional_body_that_is_not_given_is_no_body(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LiteLLM(server);

        await client.Sessions.CreateAsync("a", cancellationToken: token);

        Assert.That(server.Request.BodyBytes, Is.Empty);
        Assert.That(server.Request.Header("Content-Type"), Is.Null);
        Assert.That(server.Request.Header("Content-Length"), Is.EqualTo("0"));
    }

    [Test]
    [Row("optional-body")]
    public async Task An_optional_body_that_is_given_is_sent(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.Agents.CloneAsync("a", new CloneAgentRequest(), cancellationToken: token);

        Assert.That(server.Request.Body, Is.EqualTo("{}"));
        Assert.That(server.Request.Header("Content-Type"), Is.EqualTo("application/json; charset=utf-8"));
    }

    [Test]
    public void A_body_that_is_needed_cannot_be_left_out()
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        Assert.That(() => client.Agents.CreateAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("body"));
        Assert.That(server.Requests, Is.Empty);
    }

    private static CreateThing NewThing() => new()
    {
        Name = "n",
        Count = 1,
        Color = Color.Red,
        At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        Tags = ["a", null],
        Owner = new Owner { Name = "o" },
        Exact = false,
    };
}
