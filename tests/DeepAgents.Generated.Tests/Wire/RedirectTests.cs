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

    [TestCase("https://lap.example.com/api/v1/agents", "https://lap.example.com/api/v1/agents")]
    [TestCase("https://user:Hk41Qz@login.example.com:8443/sso?token=Hk41Qz#Hk41Qz", "https://login.example.com:8443/sso")]
    [TestCase("//other.example.com/x?Hk41Qz", "http://other.example.com/x")]
    [TestCase("https://login.example.com/sso/the-key", "https://login.example.com/sso/***")]
    [TestCase("mailto:a@example.com?subject=Hk41Qz", "an address that is not HTTP")]
    [TestCase("file:///etc/Hk41Qz", "an address that is not HTTP")]
    [TestCase("http://", "an address that is not HTTP")]
    public void A_redirect_says_that_it_is_not_followed_and_where_it_led(string location, string shown)
    {
        using var server = RawServer.Answering("", "307 Temporary Redirect", moreHeaders: $"Location: {location}\r\n");
        using var client = Connect.LangSmith(server);

        var exception = Assert.CatchAsync<DeepAgentsApiException>(() => client.Agents.GetAsync("a"));

        Assert.That(exception.Message, Is.EqualTo(
            $"Agents.Get failed with 307 at {exception.Address}: redirects are not followed, and this one leads to {shown}. Check the endpoint."));
        Assert.That(exception.ToString(), Does.Not.Contain("Hk41Qz").And.Not.Contain("the-key"));
    }

    [Test]
    public void A_relative_redirect_is_shown_whole_and_the_text_of_its_page_is_kept()
    {
        const string Page = "<html><head><title>302 Found</title></head><body>Redirecting to login</body></html>";
        using var server = RawServer.Answering(Page, "302 Found", "text/html", "Location: /login?next=x\r\n");
        using var client = Connect.LangSmith(server);

        var exception = Assert.CatchAsync<DeepAgentsApiException>(() => client.Agents.ListAsync(new ListAgentsOptions { PageSize = 3 }));

        var asked = new Uri(server.Address, server.Request.Target.Split('?')[0]).AbsoluteUri;
        Assert.That(exception.Address, Is.EqualTo(asked));
        Assert.That(exception.Message, Is.EqualTo(
            $"Agents.List failed with 302 at {asked}: redirects are not followed, and this one leads to {server.Address}login. Check the endpoint. 302 Found: Redirecting to login"));
    }

    [TestCase("304 Not Modified")]
    [TestCase("302 Found")]
    public void An_answer_that_leads_nowhere_names_the_address_that_was_asked(string status)
    {
        using var server = RawServer.Answering("", status);
        using var client = Connect.LangSmith(server);

        var exception = Assert.CatchAsync<DeepAgentsApiException>(() => client.Agents.GetAsync("a"));

        Assert.That(exception.Message, Does.Contain($" at {exception.Address}").And.Not.Contain("redirect"));
    }

    [Test]
    public void A_404_names_the_address_that_was_asked_without_secrets()
    {
        using var server = RawServer.Answering("404 Not Found", "404 Not Found", "text/plain");
        using var client = Connect.LangSmith(server);

        var exception = Assert.CatchAsync<DeepAgentsApiException>(() => client.Agents.GetAsync(Connect.Key));

        Assert.That(exception.Address, Does.StartWith(server.Address.AbsoluteUri).And.EndsWith("/agents/***"));
        Assert.That(exception.Message, Is.EqualTo($"Agents.Get failed with 404 at {exception.Address}: 404 Not Found"));
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
