using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.LiteLLM;

/// <summary>What a session has beside its life and its conversation.</summary>
[CancelAfter(30_000)]
public sealed class SessionSideRoutesTests : PlatformHttpFixture
{
    private const string Failing = """{"model":"m","name":"fail"}""";

    [TestCase("interceptions")]
    [TestCase("vault-keys")]
    public async Task A_list_of_what_there_is_not_is_empty_and_needs_a_session(string route)
    {
        var id = await CreateSettledSessionAsync();
        var list = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/{id}/{route}"));
        var unknown = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/nobody/{route}"), 404);
        Assert.That(list!.AsArray(), Is.Empty);
        Assert.That((string?)unknown!["error"], Is.EqualTo("session nobody not found"));
    }

    [TestCase("", 3)]
    [TestCase("?tailLines=1", 1)]
    [TestCase("?tailLines=0", 1)]
    [TestCase("?tailLines=many&sinceSeconds=90000", 3)]
    public async Task The_logs_of_a_sandbox_are_lines_of_plain_text(string query, int lines)
    {
        var id = await CreateSettledSessionAsync();
        await ExpectAsync(SendAsync("POST", $"{Managed}/sessions/{id}/message", """{"text":"ping"}"""), 200);
        using var response = await SendAsync("GET", $"{Managed}/sessions/{id}/sandbox_logs{query}");
        var text = await response.Content.ReadAsStringAsync(Token);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(lines), text);
        Assert.That(text, Does.Contain("Assistant message: You said: ping\n"));
    }

    [Test]
    public async Task A_session_without_a_sandbox_has_a_line_that_says_so_in_place_of_logs()
    {
        var id = await CreateSessionAsync(await CreateInlineAgentAsync());
        using var response = await SendAsync("GET", $"{Managed}/sessions/{id}/sandbox_logs");
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(await response.Content.ReadAsStringAsync(Token), Does.StartWith("no sandbox"));
        await ExpectAsync(SendAsync("GET", $"{Managed}/sessions/nobody/sandbox_logs"), 404);
    }

    [Test]
    public async Task An_assessment_is_null_until_one_was_made()
    {
        var id = await CreateSettledSessionAsync();
        var none = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/{id}/assessment"));
        var made = await JsonAsync(SendAsync("POST", $"{Managed}/sessions/{id}/assessment"));
        var again = await JsonAsync(SendAsync("POST", $"{Managed}/sessions/{id}/assessment", "{}"));
        var read = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/{id}/assessment"));

        Assert.Multiple(() =>
        {
            Assert.That(none, Is.Null);
            Assert.That((string?)made!["session_id"], Is.EqualTo(id));
            Assert.That((string?)made["state"], Is.EqualTo("on_track"));
            Assert.That((string?)again!["id"], Is.EqualTo((string?)made["id"]));
            Assert.That(JsonNode.DeepEquals(read, again), Is.True);
            Assert.That(made.AsObject(), Has.Count.EqualTo(16));
        });
    }

    [Test]
    public async Task An_unknown_session_has_no_assessment_and_cannot_get_one()
    {
        Assert.That(await JsonAsync(SendAsync("GET", $"{Managed}/sessions/nobody/assessment")), Is.Null);
        await ExpectAsync(SendAsync("POST", $"{Managed}/sessions/nobody/assessment"), 404);
    }

    [Test]
    public async Task The_assessment_of_a_failed_session_tells_why()
    {
        var id = await CreateSettledSessionAsync(Failing);
        var session = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/{id}"));
        var made = await JsonAsync(SendAsync("POST", $"{Managed}/sessions/{id}/assessment"));
        Assert.That((string?)made!["state"], Is.EqualTo("failed"));
        Assert.That((string?)made["severity"], Is.EqualTo("high"));
        Assert.That((string?)made["diagnosis"], Is.EqualTo((string?)session!["failure_reason"]));
    }

    [Test]
    public async Task A_provisioned_sandbox_is_in_the_session_until_it_is_deleted()
    {
        var id = await CreateSettledSessionAsync();
        var made = await JsonAsync(SendAsync("POST", Sandbox(id, "provision"), """{"name":"box"}"""));
        var ran = await JsonAsync(SendAsync("POST", Sandbox(id, "execute"), """{"sandbox_name":"box","cmd":"ls"}"""));
        var read = await JsonAsync(SendAsync("POST", Sandbox(id, "read-file"), """{"sandbox_name":"box","path":"/a"}"""));
        var with = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/{id}"));
        await ExpectAsync(SendAsync("DELETE", $"{Managed}/sessions/{id}"), 200);
        var without = await JsonAsync(SendAsync("GET", $"{Managed}/sessions/{id}"));

        Assert.Multiple(() =>
        {
            Assert.That((string?)made!["message"], Does.Contain("box"));
            Assert.That((string?)ran!["output"], Is.EqualTo("You ran: ls\n"));
            Assert.That((string?)read!["content"], Does.StartWith("error:").And.Contain("/a"));
            Assert.That((string?)with!["sandboxes"]!["box"], Is.Not.Empty);
            Assert.That(without!["sandboxes"]!.AsObject(), Is.Empty);
        });
    }

    [TestCase("execute", "cmd", "output")]
    [TestCase("read-file", "path", "content")]
    public async Task What_fails_in_a_sandbox_is_a_text_even_for_an_unknown_session(string route, string argument, string result)
    {
        var answer = await JsonAsync(SendAsync("POST", Sandbox("nobody", route), $$"""{"sandbox_name":"box","{{argument}}":"x"}"""));
        Assert.That((string?)answer![result], Does.StartWith("error:"));
    }

    [TestCase("provision", """{"name":""}""", "too_small", "name")]
    [TestCase("provision", """{}""", "invalid_type", "name")]
    [TestCase("execute", """{"sandbox_name":"b"}""", "invalid_type", "cmd")]
    [TestCase("read-file", """{"path":"b"}""", "invalid_type", "sandbox_name")]
    public async Task A_sandbox_call_is_checked_before_its_session_is_looked_for(string route, string body, string code, string member)
    {
        var issue = (await JsonAsync(SendAsync("POST", Sandbox("nobody", route), body), 400))!["error"]![0]!;
        Assert.That((string?)issue["code"], Is.EqualTo(code));
        Assert.That((string?)issue["path"]![0], Is.EqualTo(member));
    }

    [Test]
    public async Task A_sandbox_is_provisioned_for_a_ready_session_and_one_of_its_projects()
    {
        var id = await CreateSessionAsync(await CreateInlineAgentAsync());
        await ExpectAsync(SendAsync("POST", Sandbox(id, "provision"), """{"name":"box","project_id":"p"}"""), 200);
        await ExpectAsync(SendAsync("POST", Sandbox(id, "provision"), """{"name":"box","project_id":"q"}"""), 404);
        await ExpectAsync(SendAsync("POST", Sandbox("nobody", "provision"), """{"name":"box"}"""), 404);
        await ExpectAsync(SendAsync("POST", Sandbox(await CreateSettledSessionAsync(Failing), "provision"), """{"name":"box"}"""), 404);
    }

    [TestCase("key")]
    [TestCase(null)]
    public async Task Artifacts_are_not_configured_whatever_the_key(string? key)
    {
        var refused = await JsonAsync(SendAsync("POST", $"{Managed}/sessions/nobody/artifacts", "{", key), 503);
        Assert.That((string?)refused!["error"], Does.Contain("not configured"));
    }

    [Test]
    public async Task An_inline_harness_that_does_not_come_up_leaves_a_failed_session_behind()
    {
        var agent = await CreateInlineAgentAsync("fail");
        var refused = await JsonAsync(SendAsync("POST", $"{Managed}/agents/{agent}/session"), 503);
        var left = (await JsonAsync(SendAsync("GET", $"{Managed}/sessions?agent_id={agent}")))!.AsArray().Single()!;
        await ExpectAsync(SendAsync("POST", $"{Managed}/sessions/{(string)left["id"]!}/restart"), 503);

        Assert.That((string?)left["status"], Is.EqualTo("failed"));
        Assert.That((string?)left["failure_reason"], Is.EqualTo((string?)refused!["error"]));
    }

    [Test]
    public async Task A_message_stream_needs_a_sandbox()
    {
        var id = await CreateSessionAsync(await CreateInlineAgentAsync());
        await ExpectAsync(SendAsync("POST", $"{Managed}/sessions/{id}/message_stream", """{"text":"ping"}"""), 409);
        await ExpectAsync(SendAsync("POST", $"{Managed}/sessions/{id}/message", """{"text":"ping"}"""), 200);
    }

    private static string Sandbox(string id, string route) => $"{Managed}/sessions/{id}/sandbox/{route}";
}
