using System.Text.Json.Nodes;
using DeepAgents.Emulator.Tests.Server;

namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>What the contract's earlier generation has under another name, or has not lost: its clients are still about.</summary>
[CancelAfter(30_000)]
public sealed class OlderGenerationTests : PlainHttpFixture
{
    private const string Base = "/v1/deepagents";

    [Test]
    public async Task The_model_of_a_create_is_found_in_the_runtime()
    {
        var made = await CreateAgentAsync("""{"name":"a","model":"openai:gpt-5.5"}""");
        var read = await JsonAsync(SendAsync("GET", $"{Base}/agents/{Id(made)}"));

        Assert.That((string?)made["runtime"]!["model"]!["model_id"], Is.EqualTo("openai:gpt-5.5"));
        Assert.That((string?)read!["runtime"]!["model"]!["model_id"], Is.EqualTo("openai:gpt-5.5"));
    }

    [Test]
    public async Task The_model_of_an_update_changes_nothing_else()
    {
        var made = await CreateAgentAsync(
            """{"name":"a","runtime":{"model":{"model_id":"old:one"}},"instructions":"Do."}""");
        var after = await JsonAsync(SendAsync("PATCH", $"{Base}/agents/{Id(made)}", """{"model":"new:one"}"""));

        Assert.Multiple(() =>
        {
            Assert.That((string?)after!["runtime"]!["model"]!["model_id"], Is.EqualTo("new:one"));
            Assert.That((string?)after["instructions"], Is.EqualTo("Do."));
            Assert.That((string?)after["system_prompt"], Is.EqualTo("Do."));
        });
    }

    [Test]
    public async Task The_model_twice_is_fine_only_if_it_is_the_same()
    {
        await CreateAgentAsync("""{"name":"a","model":"a:b","runtime":{"model":{"model_id":"a:b"}}}""");
        var refused = await JsonAsync(
            SendAsync("POST", $"{Base}/agents", """{"name":"a","model":"a:b","runtime":{"model":{"model_id":"c:d"}}}"""), 422);
        Assert.That((string?)refused!["code"], Is.EqualTo("conflicting_model"));
    }

    [TestCase("""{"skills":[{"name":"a.b"}]}""", "invalid_name")]
    [TestCase("""{"skills":[{"name":" "}]}""", "invalid_name")]
    [TestCase("""{"subagents":[{"name":"a/b"}]}""", "invalid_name")]
    [TestCase("""{"skills":[{"name":"a","files":{"/etc":""}}]}""", "invalid_file_path")]
    [TestCase("""{"instructions":"x","files":{"AGENTS.md":{"content":"y"}}}""", "conflicting_file")]
    public async Task An_agent_whose_files_make_no_sense_is_unprocessable(string members, string code)
    {
        var body = JsonNode.Parse(members)!;
        body["name"] = "a";
        var refused = await JsonAsync(SendAsync("POST", $"{Base}/agents", body.ToJsonString()), 422);
        Assert.That((string?)refused!["code"], Is.EqualTo(code));
        Assert.That((string?)refused["type"], Does.EndWith("/" + code));
    }

    [TestCase("""{"type":"default"}""")]
    [TestCase("""{"type":"agent_scoped_sandbox","sandbox":{}}""")]
    [TestCase("""{"type":"thread_scoped_sandbox","sandbox":{"policy_ids":["p"],"idle_ttl_seconds":60,"delete_after_stop_seconds":0}}""")]
    public async Task A_backend_comes_back_as_it_was_sent(string backend)
    {
        var made = await CreateAgentAsync($$"""{"name":"a","backend":{{backend}}}""");
        Assert.That(made["backend"]!.ToJsonString(), Is.EqualTo(backend));
    }

    [TestCase("""{"type":"thread_scoped_sandbox","sandbox":{"idle_ttl_seconds":"soon"}}""", 400, "invalid_request_body")]
    [TestCase("""{"type":"thread_scoped_sandbox","sandbox":{"policy_ids":"p"}}""", 400, "invalid_request_body")]
    [TestCase("""{"type":"thread_scoped_sandbox","sandbox_config":{}}""", 422, "invalid_backend")]
    [TestCase("""{"type":"elsewhere"}""", 400, "invalid_request_body")]
    public async Task A_backend_that_makes_no_sense_is_refused(string backend, int status, string code)
    {
        var refused = await JsonAsync(SendAsync("POST", $"{Base}/agents", $$"""{"name":"a","backend":{{backend}}}"""), status);
        Assert.That((string?)refused!["code"], Is.EqualTo(code));
    }

    [Test]
    public async Task Files_without_a_type_come_back_without_one()
    {
        var made = await CreateAgentAsync("""{"name":"a","files":{"notes.md":{"content":"n"}}}""", "?include_files=1");
        Assert.That(made["files"]!["notes.md"]!.ToJsonString(), Is.EqualTo("""{"content":"n"}"""));
    }

    [TestCase("")]
    [TestCase("{}")]
    public async Task A_count_without_filters_is_the_number_of_all_threads(string body)
    {
        await CreateThreadAsync(Id(await CreateAgentAsync("""{"name":"a"}""")));
        var all = await JsonAsync(SendAsync("POST", $"{Base}/threads/search", """{"limit":1000}"""));
        var count = await JsonAsync(SendAsync("POST", $"{Base}/threads/count", body));
        Assert.That((int)count!, Is.EqualTo(all!.AsArray().Count).And.Positive);
    }

    [Test]
    public async Task A_count_takes_the_filters_of_a_search_and_no_page()
    {
        var agent = Id(await CreateAgentAsync("""{"name":"a"}"""));
        var other = Id(await CreateAgentAsync("""{"name":"b"}"""));
        var first = await CreateThreadAsync(agent, """{"graph_id":"g","kind":"one"}""");
        await CreateThreadAsync(agent, """{"graph_id":"g","kind":"two"}""");
        await CreateThreadAsync(other);

        Assert.Multiple(async () =>
        {
            Assert.That(await CountAsync($$"""{"agent_id":"{{agent}}"}"""), Is.EqualTo(2));
            Assert.That(await CountAsync($$"""{"agent_id":"{{agent}}","limit":1}"""), Is.EqualTo(2));
            Assert.That(await CountAsync($$"""{"metadata":{"kind":"one"},"agent_id":"{{agent}}"}"""), Is.EqualTo(1));
            Assert.That(await CountAsync($$"""{"agent_id":"{{agent}}","status":"idle"}"""), Is.EqualTo(2));
            Assert.That(await CountAsync($$"""{"agent_id":"{{agent}}","status":"busy"}"""), Is.Zero);
            Assert.That(await CountAsync($$"""{"values":{"messages":[]},"agent_id":"{{agent}}"}"""), Is.EqualTo(2));
            Assert.That(await CountAsync($$"""{"values":{"todos":[]},"agent_id":"{{agent}}"}"""), Is.Zero);
            Assert.That(await CountAsync($$"""{"ids":["{{first}}"]}"""), Is.EqualTo(1));
            Assert.That(await CountAsync("""{"agent_id":"nobody"}"""), Is.Zero);
        });
    }

    [Test]
    public async Task A_count_with_a_filter_of_the_wrong_kind_is_refused()
    {
        var refused = await JsonAsync(SendAsync("POST", $"{Base}/threads/count", """{"status":"asleep"}"""), 400);
        Assert.That((string?)refused!["code"], Is.EqualTo("invalid_request_body"));
    }

    [Test]
    public async Task The_newest_count_is_beside_the_older_one()
    {
        var count = await JsonAsync(SendAsync("GET", $"{Base}/threads/count"));
        Assert.That((int?)count!["attention_count"], Is.Not.Null);
    }

    [Test]
    public async Task A_search_sorts_by_the_change_of_the_state()
    {
        var agent = Id(await CreateAgentAsync("""{"name":"a"}"""));
        var first = await CreateThreadAsync(agent);
        var second = await CreateThreadAsync(agent);
        await ExpectAsync(SendAsync("PATCH", $"{Base}/threads/{first}", """{"metadata":{"touched":true}}"""), 200);
        var found = await JsonAsync(SendAsync(
            "POST", $"{Base}/threads/search", $$"""{"agent_id":"{{agent}}","sort_by":"state_updated_at","sort_order":"desc"}"""));
        Assert.That(found!.AsArray().Select(thread => (string?)thread!["thread_id"]), Is.EqualTo(new[] { second, first }));
    }

    [TestCase("*/*")]
    [TestCase("text/event-stream")]
    public async Task Messages_beside_the_input_start_a_run_for_any_accept(string accept)
    {
        var agent = Id(await CreateAgentAsync("""{"name":"a"}"""));
        var thread = await CreateThreadAsync(agent);
        var body = $$"""
            {"agent_id":"{{agent}}","messages":[{"role":"user","content":"ping"}],"stream_mode":["updates"],
            "stream_subgraphs":true,"user_timezone":"UTC"}
            """;
        using var response = await SendAsync("POST", $"{Base}/threads/{thread}/runs/stream", body, headers: ("Accept", accept));
        var events = await response.Content.ReadAsStringAsync(Token);

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(events, Does.StartWith("event: metadata\n").And.Contain("event: updates\n").And.Contain("You said: ping"));
    }

    [Test]
    public async Task The_metadata_of_a_thread_keep_the_graph_id_of_the_javascript_sdk()
    {
        var agent = Id(await CreateAgentAsync("""{"name":"a"}"""));
        var thread = await CreateThreadAsync(agent, """{"graph_id":"agent"}""");
        var read = await JsonAsync(SendAsync("GET", $"{Base}/threads/{thread}"));
        Assert.That((string?)read!["metadata"]!["graph_id"], Is.EqualTo("agent"));
    }

    [Test]
    public async Task A_create_with_the_user_s_timezone_and_the_wrong_content_type_is_an_agent()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Base}/agents") { Content = new StringContent("""{"name":"a"}""") };
        request.Headers.Add("X-Api-Key", "key");
        request.Headers.Add("X-User-Timezone", "Europe/Berlin");
        var made = await JsonAsync(SendAsync(request), 201);
        Assert.That(made!["id"], Is.Not.Null);
    }

    private static string Id(JsonNode node) => (string)node["id"]!;

    private async Task<JsonNode> CreateAgentAsync(string body, string query = "") =>
        (await JsonAsync(SendAsync("POST", $"{Base}/agents{query}", body), 201))!;

    private async Task<string> CreateThreadAsync(string agentId, string metadata = "{}")
    {
        var body = $$"""{"metadata":{{metadata}},"options":{"test_run":false},"agent_id":"{{agentId}}"}""";
        return Id((await JsonAsync(SendAsync("POST", $"{Base}/threads", body), 201))!);
    }

    private async Task<int> CountAsync(string body) => (int)(await JsonAsync(SendAsync("POST", $"{Base}/threads/count", body)))!;
}
