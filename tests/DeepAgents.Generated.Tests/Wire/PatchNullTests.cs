using DeepAgents.LangSmith;
using DeepAgents.Tests.Odd;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
[Row("patch-null")]
public sealed class PatchNullTests
{
    [Test]
    public async Task An_update_can_say_null(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.McpServers.UpdateAsync("m", new UpdateMcpServerRequest { OAuthProviderId = null }, cancellationToken: token);

        Assert.That(server.Request.Body, Is.EqualTo("""{"oauth_provider_id":null}"""));
    }

    [Test]
    public async Task An_update_can_say_a_value(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.McpServers.UpdateAsync("m", new UpdateMcpServerRequest { OAuthProviderId = "p" }, cancellationToken: token);

        Assert.That(server.Request.Body, Is.EqualTo("""{"oauth_provider_id":"p"}"""));
    }

    [Test]
    public async Task An_update_that_says_nothing_is_empty(CancellationToken token) =>
        Assert.That(await SentAsync(new UpdateThing(), token), Is.EqualTo("{}"));

    [Test]
    public async Task Members_of_every_kind_can_be_null(CancellationToken token)
    {
        var update = new UpdateThing
        {
            Note = null,
            Count = null,
            Exact = null,
            At = null,
            Color = null,
            Owner = null,
            Labels = new Optional<IDictionary<string, string>?>(null),
            Tags = new Optional<IList<string>?>(null),
            Metadata = new Optional<JToken?>(null),
        };

        const string expected =
            """{"note":null,"count":null,"exact":null,"at":null,"color":null,"owner":null,"labels":null,"tags":null,"metadata":null}""";
        Assert.That(await SentAsync(update, token), Is.EqualTo(expected));
    }

    [Test]
    public async Task Plain_members_can_be_set(CancellationToken token)
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var update = new UpdateThing { Note = "", Count = 0, Exact = false, At = at, Color = Color.DarkBlue };

        const string expected = """{"note":"","count":0,"exact":false,"at":"2026-01-02T03:04:05+00:00","color":"dark-blue"}""";
        Assert.That(await SentAsync(update, token), Is.EqualTo(expected));
    }

    [Test]
    public async Task Members_with_members_can_be_set(CancellationToken token)
    {
        var update = new UpdateThing
        {
            Owner = new Owner { Name = "o" },
            Labels = new Dictionary<string, string> { ["Key"] = "v" },
            Tags = new List<string>(),
            Metadata = JToken.Parse("""{"a":null}"""),
        };

        const string expected = """{"owner":{"name":"o"},"labels":{"Key":"v"},"tags":[],"metadata":{"a":null}}""";
        Assert.That(await SentAsync(update, token), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_additional_property_does_not_repeat_a_member_that_is_set(CancellationToken token)
    {
        var update = new UpdateThing { Note = null, AdditionalProperties = { ["note"] = "other", ["size"] = 2, ["new"] = true } };

        Assert.That(await SentAsync(update, token), Is.EqualTo("""{"note":null,"size":2,"new":true}"""));
    }

    private static async Task<string> SentAsync(UpdateThing update, CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.Odd(server);
        await client.Things.UpdateAsync("t", update, cancellationToken: token);
        Assert.That(server.Request.Verb, Is.EqualTo("PATCH"));
        return server.Request.Body;
    }
}
