using DeepAgents.Tests.Odd;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
[Row("any-success")]
public sealed class SuccessStatusTests
{
    [TestCase("200 OK")]
    [TestCase("201 Created")]
    [TestCase("202 Accepted")]
    [TestCase("203 Odd")]
    [TestCase("299 Odder")]
    public async Task Any_success_with_a_body_is_a_model(string status, CancellationToken token)
    {
        using var server = RawServer.Answering("""{"run_id":"r"}""", status);
        using var client = Connect.LangSmith(server);

        Assert.That((await client.Runs.CreateAsync("t", cancellationToken: token)).RunId, Is.EqualTo("r"));
    }

    [Test]
    public async Task Successes_with_different_schemas_lose_nothing(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"number":"7"}""", "201 Created");
        using var client = Connect.Odd(server);
        var body = new CreateThing
        {
            Name = "",
            Count = 1,
            Color = "x",
            At = default(DateTimeOffset),
            Tags = [],
            Owner = new Owner { Name = "" },
            Exact = true,
        };

        var thing = await client.Things.CreateAsync(body, cancellationToken: token);

        Assert.That((string?)thing.AdditionalProperties["number"], Is.EqualTo("7"));
    }

    [Test]
    public async Task No_content_where_a_model_is_declared_is_an_empty_model(CancellationToken token)
    {
        using var server = new RawServer(connection => connection.SendAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
        using var client = Connect.LangSmith(server);

        Assert.That((await client.Agents.GetAsync("a", cancellationToken: token)).Id, Is.Empty);
    }

    [Test]
    public async Task No_content_where_a_list_is_declared_is_an_empty_list(CancellationToken token)
    {
        using var server = new RawServer(connection => connection.SendAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
        using var client = Connect.LangSmith(server);

        Assert.That(await client.McpServers.ListAsync(cancellationToken: token), Is.Empty);
    }

    [TestCase("")]
    [TestCase("null")]
    public async Task Nothing_is_the_nothing_of_each_kind_of_result(string body, CancellationToken token)
    {
        using var server = RawServer.Answering(body);
        using var client = Connect.Odd(server);

        Assert.That(await client.Oddities.GetLabelsAsync(cancellationToken: token), Is.Empty);
        Assert.That((await client.Oddities.GetTreeAsync(cancellationToken: token)).Parent, Is.Null);
        Assert.That((await client.Oddities.SendAnythingAsync(new JObject(), cancellationToken: token)).HasValues, Is.False);
#pragma warning disable CS0618 // It is deprecated in the contract.
        Assert.That(await client.Oddities.GetNumberAsync(-7, cancellationToken: token), Is.Empty);
#pragma warning restore CS0618
    }

    [TestCase("""{"deleted":true}""")]
    [TestCase("no JSON")]
    public async Task A_body_where_none_is_declared_is_of_no_interest(string body, CancellationToken token)
    {
        using var server = RawServer.Answering(body);
        using var client = Connect.LangSmith(server);

        await client.Agents.DeleteAsync("a", cancellationToken: token);

        Assert.That(server.Request.Line, Is.EqualTo("DELETE /v1/deepagents/agents/a HTTP/1.1"));
    }

    [Test]
    [Row("odd-schemas")]
    public async Task A_range_of_statuses_is_read(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"name":"n"}""", "206 Partial");
        using var client = Connect.Odd(server);

        Assert.That((await client.Things.GetAsync("t", cancellationToken: token)).Name, Is.EqualTo("n"));
    }
}
