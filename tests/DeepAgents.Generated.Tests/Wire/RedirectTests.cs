using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
[Row("redirect")]
public sealed class RedirectTests
{
    [TestCase("301 Moved Permanently")]
    [TestCase("302 Found")]
    [TestCase("303 See Other")]
    [TestCase("307 Temporary Redirect")]
    [TestCase("308 Permanent Redirect")]
    public void A_redirect_gets_neither_the_key_nor_the_body(string status)
    {
        using var other = RawServer.Answering("{}");
        using var server = RawServer.Answering("", status, moreHeaders: $"Location: {other.Address}stolen\r\n");
        using var client = Connect.LangSmith(server);

        var exception = Assert.CatchAsync<DeepAgentsApiException>(
            () => client.Agents.CreateAsync(new CreateAgentRequest { Name = "secret" }));

        Assert.That(exception.Status, Is.EqualTo(int.Parse(status[..3], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(server.Request.Header("X-Api-Key"), Is.EqualTo(Connect.Key));
        Assert.That(other.Requests, Is.Empty);
    }

    [Test]
    public void A_redirect_on_the_same_origin_is_not_followed_either()
    {
        using var server = RawServer.Answering("", "307 Temporary Redirect", moreHeaders: "Location: /elsewhere\r\n");
        using var client = Connect.LiteLLM(server);

        Assert.CatchAsync<DeepAgentsApiException>(() => client.Sessions.GetAsync("s"));

        Assert.That(server.Request.Header("Authorization"), Is.EqualTo("Bearer " + Connect.Key));
    }

    [Test]
    public async Task Cookies_are_not_kept(CancellationToken token)
    {
        using var server = RawServer.Answering("{}", moreHeaders: "Set-Cookie: a=b\r\n");
        using var client = Connect.LangSmith(server);

        await client.Agents.GetAsync("a", cancellationToken: token);
        await client.Agents.GetAsync("a", cancellationToken: token);

        Assert.That(server.Requests[1].Header("Cookie"), Is.Null);
    }
}
