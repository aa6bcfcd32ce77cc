using DeepAgents.LangSmith;
using DeepAgents.Tests.Odd;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
public sealed class LenientReadTests
{
    [TestCase("{}")]
    [TestCase("""{"status":null}""")]
    [Row("absent-status")]
    public async Task A_status_that_is_absent_is_no_status(string body, CancellationToken token)
    {
        using var server = RawServer.Answering(body);
        using var client = Connect.LangSmith(server);

        Assert.That((object?)(await client.AuthSessions.GetAsync("s", cancellationToken: token)).Status, Is.Null);
    }

    [Test]
    [Row("absent-status")]
    public async Task Values_of_every_kind_that_are_absent_are_null(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.Odd(server);

        var thing = await client.Things.GetAsync("t", cancellationToken: token);

        foreach (var property in typeof(Thing).GetProperties().Where(p => p.DeclaringType != typeof(JsonModel)))
        {
            Assert.That(property.GetValue(thing), Is.Null, property.Name);
        }
    }

    [Test]
    [Row("null-member")]
    public async Task Null_where_the_contract_says_optional_loses_nothing_of_the_page(CancellationToken token)
    {
        using var server = RawServer.Answering(
            """{"threads":[{"id":null,"status":null,"metadata":null},{"id":"t2"}],"next_cursor":null}""");
        using var client = Connect.LangSmith(server);

        var page = await client.Threads.ListAsync("a", cancellationToken: token);

        Assert.That(page.Threads.Select(t => t.Id), Is.EqualTo(new[] { "", "t2" }));
    }

    [Test]
    [Row("null-member")]
    public async Task Null_is_read_in_members_of_every_kind(CancellationToken token)
    {
        using var server = RawServer.Answering(
            """
            {"id":null,"count":null,"big":null,"ratio":null,"exact":null,"at":null,"color":null,"owner":null,"colors":null,"amounts":null,
            "labels":null,"anything":null,"everything":null,"place":null,"kind":null}
            """);
        using var client = Connect.Odd(server);

        Assert.That((await client.Things.GetAsync("t", cancellationToken: token)).Count, Is.Null);
    }

    [Test]
    [Row("required-response")]
    public async Task A_response_without_its_required_members_is_read(CancellationToken token)
    {
        using var server = RawServer.Answering("""[{"name":"only a name"},{"id":null,"agent_id":"a"}]""");
        using var client = Connect.LiteLLM(server);

        var sessions = await client.Sessions.ListAsync(cancellationToken: token);

        Assert.That(sessions.Select(s => s.AgentId), Is.EqualTo(new[] { null, "a" }));
    }

    [Test]
    [Row("required-response")]
    public async Task A_model_of_both_directions_requires_nothing_when_read(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"link":"l"}""");
        using var client = Connect.Odd(server);

        Assert.That((await client.Things.GetAsync("t", cancellationToken: token)).Link, Is.EqualTo("l"));
    }

    [Test]
    [Row("unknown-enum")]
    public async Task An_unknown_status_is_kept(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"id":"s","status":"hibernating"}""");
        using var client = Connect.LiteLLM(server);

        var status = (await client.Sessions.GetAsync("s", cancellationToken: token)).Status!.Value;

        Assert.That(status.Value, Is.EqualTo("hibernating"));
        Assert.That(status.IsKnown, Is.False);
    }

    [Test]
    [Row("unknown-enum")]
    public async Task Known_and_unknown_values_survive_as_members_and_list_items(CancellationToken token)
    {
        const string json =
            """{"color":"Ultra Violet","kind":"other","colors":["red","RED","new"],"amounts":{"new":1.5,"dark-blue":2.0}}""";
        using var server = RawServer.Answering(json);
        using var client = Connect.Odd(server);

        var thing = await client.Things.GetAsync("t", cancellationToken: token);
        Assert.That(thing.Colors, Is.EqualTo(new[] { Color.Red, Color.Red, new Color("new") }));
        Assert.That(thing.Amounts!["dark-blue"], Is.EqualTo(2.0));

        (thing.Id, thing.Name, thing.Count) = ("", "", 0);
        await client.Things.ReplaceAsync("t", thing, cancellationToken: token);

        var sent = server.Requests[1].Json;
        Assert.That(sent.ToString(Newtonsoft.Json.Formatting.None), Does.EndWith(json[1..]));
    }

    [Test]
    [Row("unknown-enum")]
    public async Task An_unknown_value_can_be_asked_for(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.Agents.ListAsync(new ListAgentsOptions { SortBy = "newest & best" }, token);

        Assert.That(server.Request.Target, Does.EndWith("?sort_by=newest%20%26%20best"));
    }

    [TestCase("")]
    [TestCase("not a uuid")]
    [Row("empty-uuid")]
    public async Task An_id_that_is_no_uuid_is_read(string id, CancellationToken token)
    {
        using var server = RawServer.Answering($$"""{"id":"{{id}}","tenant_id":"","url":"","created_at":""}""");
        using var client = Connect.LangSmith(server);

        var found = await client.McpServers.GetAsync("m", cancellationToken: token);

        Assert.That(found.Id, Is.EqualTo(id));
        Assert.That(found.Url, Is.Empty);
    }

    [Test]
    [Row("empty-uuid")]
    public async Task Texts_of_every_format_are_read_as_they_are(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"id":"","day":"someday","link":"::"}""");
        using var client = Connect.Odd(server);

        var thing = await client.Things.GetAsync("t", cancellationToken: token);

        Assert.That((thing.Id, thing.Day, thing.Link), Is.EqualTo(("", "someday", "::")));
    }
}
