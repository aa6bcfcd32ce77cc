using System.Net;
using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Http;

public sealed class ApiRequestTests
{
    private static readonly Uri Endpoint = new("https://h/v1/");

    [TestCase("GET")]
    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    [TestCase("DELETE")]
    [TestCase("LIST")]
    public void The_method_and_the_usual_headers_go_along(string method)
    {
        using var request = New(method, "agents");
        using var message = request.ToMessage(Endpoint, "X-Api-Key", "the-key", "agent/1");
        Assert.Multiple(() =>
        {
            Assert.That(message.Method.Method, Is.EqualTo(method));
            Assert.That(message.RequestUri!.AbsoluteUri, Is.EqualTo("https://h/v1/agents"));
            Assert.That(message.Headers.GetValues("Accept"), Is.EqualTo(new[] { "application/json" }));
            Assert.That(message.Headers.NonValidated["Accept-Encoding"].ToString(), Is.EqualTo(Compression.Accepted));
            Assert.That(message.Headers.GetValues("X-Api-Key"), Is.EqualTo(new[] { "the-key" }));
            Assert.That(message.Headers.GetValues("User-Agent"), Is.EqualTo(new[] { "agent/1" }));
#if !TESTED_NETSTANDARD2_0 // which has HTTP/1.1 only
            Assert.That((message.Version, message.VersionPolicy), Is.EqualTo((HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower)));
#endif
            Assert.That(message.Content, Is.Null);
        });
    }

    [Test]
    public void The_callers_own_headers_replace_those_of_the_client()
    {
        using var request = New("GET", "agents", new RequestOptions { Headers = { ["Accept-Encoding"] = "identity", ["user-agent"] = "mine (v2)" } });
        using var message = request.ToMessage(Endpoint, "X-Api-Key", "the-key", "agent/1");
        Assert.That(message.Headers.GetValues("Accept-Encoding"), Is.EqualTo(new[] { "identity" }));
        Assert.That(message.Headers.NonValidated["User-Agent"].ToString(), Is.EqualTo("mine (v2)"));

        using var other = New("GET", "agents", new RequestOptions { Headers = { ["X-A"] = "1" } });
        using var plain = other.ToMessage(Endpoint, "X-Api-Key", "the-key", "agent/1");
        Assert.That(plain.Headers.NonValidated["Accept-Encoding"].ToString(), Is.EqualTo(Compression.Accepted));
    }

    [Test]
    public void Parameters_are_escaped_and_those_that_are_not_set_left_out()
    {
        using var request = New("GET", "agents/{id}");
        request.Path("id", "a b", "id");
        request.Query("q", new[] { "x&y", null, "z" });
        request.Query("nothing", null);
        request.Flag("on", true, "yes");
        request.Flag("off", false, "yes");
        request.Flag("unset", null, "yes");
        using var message = request.ToMessage(Endpoint, "X-Api-Key", "k", "agent/1");

        Assert.That(message.RequestUri!.PathAndQuery, Is.EqualTo("/v1/agents/a%20b?q=x%26y&q=z&on=yes"));
        Assert.That(request.AddressWithoutQuery(Endpoint), Is.EqualTo("https://h/v1/agents/a%20b"));
        Assert.That(request.PathParameters(), Is.EqualTo(new[] { new KeyValuePair<string, string>("id", "a b") }));
    }

    [TestCase("new", "https://h/v1/new?a=1")]
    [TestCase("?x=2", "https://h/v1/?x=2&a=1")]
    [TestCase("new?x=2", "https://h/v1/new?x=2&a=1")]
    public void A_query_of_the_options_comes_after_that_of_the_path(string path, string address)
    {
        using var request = New("GET", path, new RequestOptions { Query = { ["a"] = "1" } });
        using var message = request.ToMessage(Endpoint, "X-Api-Key", "k", "agent/1");
        Assert.That(message.RequestUri!.AbsoluteUri, Is.EqualTo(address));
    }

    [Test]
    public void A_path_of_the_callers_own_has_no_parameters()
    {
        using var request = new ApiRequest("GET x", "GET", "a/{b}", RetrySafety.Safe, null) { Template = null };
        Assert.That(request.PathParameters(), Is.Empty);
    }

    [Test]
    public void What_an_operation_cannot_do_without_is_asked_for_by_its_name()
    {
        using var request = New("POST", "agents");
        Assert.That(() => request.Query("q", null, "query"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("query"));
        Assert.That(() => request.Header("X-A", null, "header"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("header"));
        Assert.That(() => request.Body(null!, "body"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("body"));
        Assert.That(
            () => request.Body(new CreateAgentRequest { Name = null! }, "body"),
            Throws.ArgumentException.With.Message.StartsWith("Agents.Op cannot be sent: The member 'name' is required").And.Property("ParamName").EqualTo("body"));
    }

    [Test]
    public async Task A_body_is_JSON_and_can_be_sent_again()
    {
        using var request = New("POST", "agents");
        request.OptionalBody(new JObject { ["a"] = 1 }, "body");
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var message = request.ToMessage(Endpoint, "X-Api-Key", "k", "agent/1");
            Assert.That(message.Content!.Headers.ContentType!.ToString(), Is.EqualTo("application/json; charset=utf-8"));
            Assert.That((await message.Content.ReadAsStringAsync(), message.Content.Headers.ContentLength), Is.EqualTo(("""{"a":1}""", (long?)7)));
        }

        using var without = New("POST", "agents");
        without.OptionalBody(null, "body");
        using var empty = without.ToMessage(Endpoint, "X-Api-Key", "k", "agent/1");
        Assert.That(empty.Content, Is.Null);
    }

    private static ApiRequest New(string method, string path, RequestOptions? options = null) => new("Agents.Op", method, path, RetrySafety.Safe, options);
}
