using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.LiteLLM;

/// <summary>What holds for every call of the platform.</summary>
[CancelAfter(30_000)]
public sealed class GroundRulesTests : PlatformHttpFixture
{
    [TestCase("GET", "/agents/nobody")]
    [TestCase("PATCH", "/agents/nobody")]
    [TestCase("DELETE", "/agents/nobody")]
    [TestCase("POST", "/agents/nobody/session")]
    [TestCase("GET", "/sessions/nobody")]
    [TestCase("DELETE", "/sessions/nobody")]
    [TestCase("POST", "/sessions/nobody/message")]
    [TestCase("POST", "/sessions/nobody/message_stream")]
    [TestCase("GET", "/sessions/nobody/events")]
    [TestCase("GET", "/sessions/nobody/stream")]
    [TestCase("GET", "/sessions/nobody/messages")]
    [TestCase("POST", "/sessions/nobody/abort")]
    [TestCase("POST", "/sessions/nobody/restart")]
    [TestCase("GET", "/sessions/nobody/log")]
    [TestCase("GET", "/sessions/nobody/diagnose")]
    [TestCase("GET", "/sessions/nobody/interceptions")]
    [TestCase("GET", "/sessions/nobody/vault-keys")]
    [TestCase("GET", "/sessions/nobody/sandbox_logs")]
    [TestCase("GET", "/sessions/nobody/assessment")]
    [TestCase("POST", "/sessions/nobody/assessment")]
    [TestCase("POST", "/sessions/nobody/sandbox/provision")]
    [TestCase("POST", "/sessions/nobody/sandbox/execute")]
    [TestCase("POST", "/sessions/nobody/sandbox/read-file")]
    [TestCase("POST", "/agents/nobody/template")]
    public async Task The_key_is_looked_at_before_the_body_and_the_id(string method, string path)
    {
        var refused = await JsonAsync(SendAsync(method, Managed + path, method is "POST" or "PATCH" ? "{" : null, key: null), 401);
        Assert.That(refused!.ToJsonString(), Is.EqualTo("""{"error":"unauthorized"}"""));
    }

    [TestCase("PATCH", "/agents/nobody", """{"model":5}""")]
    [TestCase("POST", "/agents/nobody/session", """{"title":null}""")]
    [TestCase("POST", "/agents/nobody/memory", """{"text":5}""")]
    [TestCase("POST", "/agents/nobody/skill", """{}""")]
    [TestCase("POST", "/sessions/nobody/message", """{"text":5}""")]
    [TestCase("POST", "/sessions/nobody/message_stream", """{"parts":{}}""")]
    public async Task The_body_is_looked_at_before_the_id(string method, string path, string body)
    {
        var refused = await JsonAsync(SendAsync(method, Managed + path, body), 400);
        Assert.That(refused!["error"], Is.InstanceOf<JsonArray>());
    }

    [TestCase("PATCH", "/agents/nobody")]
    [TestCase("POST", "/sessions/nobody/message")]
    [TestCase("POST", "/sessions/nobody/message_stream")]
    public async Task A_body_that_is_no_json_is_an_internal_error(string method, string path)
    {
        foreach (var body in new[] { "{", null })
        {
            var refused = await JsonAsync(SendAsync(method, Managed + path, body), 500);
            Assert.That((string?)refused!["error"], Is.EqualTo("internal error"));
        }
    }

    [TestCase("{")]
    [TestCase(null)]
    public async Task A_session_needs_no_body_and_no_json_in_it(string? body) =>
        await ExpectAsync(SendAsync("POST", $"{Managed}/agents/{await CreateAgentAsync()}/session", body), 200);

    [TestCase("/agents/x/session", "OPTIONS, POST")]
    [TestCase("/sessions/x", "DELETE, GET, HEAD, OPTIONS")]
    [TestCase("/sessions/x/phase", "OPTIONS, POST")]
    public async Task The_verbs_of_a_path_are_told_to_anybody_in_alphabetical_order(string path, string verbs)
    {
        using var response = await SendAsync("OPTIONS", Managed + path, key: null);
        Assert.That((int)response.StatusCode, Is.EqualTo(204));
        Assert.That(string.Join(", ", response.Content.Headers.Allow), Is.EqualTo(verbs));
    }

    [TestCase("HEAD", "/sessions/x/phase")]
    [TestCase("GET", "/sessions/x/sandbox/execute")]
    [TestCase("POST", "/sessions/x/interceptions")]
    [TestCase("DELETE", "/agents")]
    public async Task A_wrong_verb_has_an_empty_answer_without_a_content_type(string method, string path)
    {
        using var response = await SendAsync(method, Managed + path, key: null);
        Assert.That((int)response.StatusCode, Is.EqualTo(405));
        Assert.That(response.Content.Headers.ContentType, Is.Null);
        Assert.That(response.Content.Headers.Allow, Is.Empty);
        Assert.That(await response.Content.ReadAsByteArrayAsync(Token), Is.Empty);
    }

    [Test]
    public async Task A_redirect_has_its_target_as_the_body()
    {
        using var response = await SendAsync("GET", Managed + "/sessions/?limit=1", key: null);
        Assert.That((int)response.StatusCode, Is.EqualTo(308));
        Assert.That(await response.Content.ReadAsStringAsync(Token), Is.EqualTo(Managed + "/sessions?limit=1"));
    }

    [Test]
    public async Task An_answer_is_json_without_a_charset()
    {
        using var response = await SendAsync("GET", Managed + "/agents");
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json"));
    }

    [Test]
    public async Task A_body_of_twelve_megabytes_is_taken()
    {
        var body = new JsonObject { ["model"] = "m", ["prompt"] = new string('x', 12_000_000) }.ToJsonString();
        await ExpectAsync(SendAsync("POST", Managed + "/agents", body), 200);
    }

    [Test]
    public async Task There_are_no_templates_and_no_agent_was_made_from_one()
    {
        Assert.That((await JsonAsync(SendAsync("GET", "/api/v1/templates")))!.AsArray(), Is.Empty);
        await ExpectAsync(SendAsync("POST", $"{Managed}/agents/{await CreateAgentAsync()}/template"), 400);
        await ExpectAsync(SendAsync("POST", $"{Managed}/agents/nobody/template"), 404);
    }

    [Test]
    public async Task The_health_of_the_cluster_has_a_shape_of_its_own()
    {
        var health = await JsonAsync(SendAsync("GET", "/api/v1/health/k8s"), 503);
        Assert.That((bool?)health!["ok"], Is.False);
        Assert.That((string?)health["error"], Is.Not.Empty);
        Assert.That((int?)health["elapsed_ms"], Is.Not.Negative);
    }

    [Test]
    public async Task A_null_character_in_an_id_is_an_internal_error()
    {
        var refused = await JsonAsync(SendAsync("GET", Managed + "/sessions?agent_id=%00"), 500);
        Assert.That((string?)refused!["error"], Is.EqualTo("internal error"));
    }
}
