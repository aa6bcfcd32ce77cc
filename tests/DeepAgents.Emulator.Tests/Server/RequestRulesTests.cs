using System.Net;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Server;

[CancelAfter(30_000)]
public sealed class RequestRulesTests : PlainHttpFixture
{
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("{\"name\":\"a\",\"name\":\"b\"}")]
    [TestCase("{\"name\":\"\\ud800\"}")]
    [TestCase("{\"name\":5}")]
    [TestCase(null)]
    public async Task A_body_that_is_no_json_object_of_the_right_kind_is_an_invalid_request_body(string? body)
    {
        using var response = await SendAsync("POST", "/v1/deepagents/agents", body);
        var error = await JsonAsync(response);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string?)error["code"], Is.EqualTo("invalid_request_body"));
            Assert.That((int?)error["status"], Is.EqualTo(400));
        });
    }

    [Test]
    public async Task The_platform_fails_on_malformed_json_as_the_real_one_does()
    {
        using var response = await SendAsync("POST", "/api/v1/managed_agents/agents", "{");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((string?)(await JsonAsync(response))["error"], Is.EqualTo("internal error"));
    }

    [Test]
    public async Task A_path_that_the_langsmith_side_lacks_is_a_structured_404()
    {
        using var response = await SendAsync("GET", "/v1/deepagents/nothing/here");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((string?)(await JsonAsync(response))["code"], Is.EqualTo("not_found"));
    }

    [Test]
    public async Task A_path_that_the_platform_lacks_goes_to_a_gateway_that_is_not_there()
    {
        using var response = await SendAsync("POST", "/api/v1/managed_agents/sessions/x/stop");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That((string?)(await JsonAsync(response))["error"], Does.StartWith("upstream unreachable"));
    }

    [Test]
    public async Task Any_other_path_is_an_html_404()
    {
        using var response = await SendAsync("GET", "/somewhere/else", key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
    }

    [TestCase("/v1/deepagents/agents")]
    [TestCase("/v1/deepagents/nothing")]
    [TestCase("/api/v1/managed_agents/agents")]
    [TestCase("/api/v1/nothing")]
    public async Task Nothing_is_told_to_who_has_no_key(string path)
    {
        using var response = await SendAsync("GET", path, key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(response.Headers.WwwAuthenticate, Is.Empty);
    }

    [TestCase("bearer key")]
    [TestCase("key")]
    [TestCase("Bearer ")]
    public async Task The_platform_compares_the_authorization_byte_for_byte(string header)
    {
        using var response = await SendAsync("GET", "/api/v1/managed_agents/agents", key: null, headers: ("Authorization", header));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("/v1/deepagents/agents")]
    [TestCase("/api/v1/managed_agents/sessions")]
    public async Task A_head_request_is_a_get_without_the_body(string path)
    {
        using var get = await SendAsync("GET", path);
        using var head = await SendAsync("HEAD", path);
        var expected = await get.Content.ReadAsByteArrayAsync(Token);

        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(expected.Length));
        Assert.That(await head.Content.ReadAsByteArrayAsync(Token), Is.Empty);
    }

    [Test]
    public async Task A_wrong_verb_is_told_the_right_ones_on_the_langsmith_side()
    {
        using var response = await SendAsync("PUT", "/v1/deepagents/agents", "{}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "GET", "POST" }));
        Assert.That((string?)(await JsonAsync(response))["code"], Is.EqualTo("method_not_allowed"));
    }

    [Test]
    public async Task A_wrong_verb_is_told_nothing_on_the_platform_and_needs_no_key()
    {
        using var response = await SendAsync("PUT", "/api/v1/managed_agents/agents", "{}", key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Content.Headers.Allow, Is.Empty);
        Assert.That(await response.Content.ReadAsByteArrayAsync(Token), Is.Empty);
    }

    [Test]
    public async Task Options_are_answered_by_the_platform_without_a_key()
    {
        using var response = await SendAsync("OPTIONS", "/api/v1/managed_agents/agents", key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "GET", "HEAD", "OPTIONS", "POST" }));
    }

    [TestCase("/api/v1/managed_agents/sessions/", "/api/v1/managed_agents/sessions")]
    [TestCase("/api/v1/managed_agents//agents?limit=1", "/api/v1/managed_agents/agents?limit=1")]
    public async Task A_path_with_a_slash_too_many_is_redirected(string path, string target)
    {
        using var response = await SendAsync("GET", path, key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.PermanentRedirect));
        Assert.That(response.Headers.Location!.OriginalString, Is.EqualTo(target));
    }

    [TestCase("wait_seconds=0")]
    [TestCase("wait_seconds=26")]
    [TestCase("wait_seconds=soon")]
    public async Task A_window_out_of_bounds_is_refused(string query)
    {
        using var response = await SendAsync("GET", "/v1/deepagents/auth-sessions/x?" + query);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await JsonAsync(response))["detail"], Does.Contain("wait_seconds"));
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
}
