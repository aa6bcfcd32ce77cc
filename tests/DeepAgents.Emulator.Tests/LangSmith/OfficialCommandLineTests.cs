using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Tests.Server;

namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>The requests that the official command line sends, one after the other, with its headers.</summary>
[CancelAfter(30_000)]
public sealed class OfficialCommandLineTests : PlainHttpFixture
{
    private const string Agents = "/v1/deepagents/agents";
    private const string Reader = "a-reader";
    private const string ServersPath = "/v1/deepagents/mcp-servers";

    private const string Skill = "---\nname: sort\ndescription: Sorts # tables\nmetadata:\n  level: 2\n---\n\nBy the first column.\n";
    private const string Critic = "---\ndescription: Doubts.\nmodel_id: openai:gpt-5.5\n---\n\nDoubt it.\n";
    private const string Tools = "{\n  \"tools\": [ {\"name\":\"search\",\"mcp_server_url\":\"https://tools.example.com/\"} ],\n  \"interrupt_config\": {}\n}\n";

    [Test]
    public async Task A_first_deploy_creates_the_agent_and_asks_for_its_health()
    {
        var agent = await CreateAsync();
        var id = (string)agent["id"]!;
        var health = await JsonAsync(CliAsync("GET", $"{Agents}/{id}/health"));
        var read = await JsonAsync(CliAsync("GET", $"{Agents}/{id}?include_files=true"));

        Assert.Multiple(() =>
        {
            Assert.That((string?)agent["revision"], Is.Not.Empty);
            Assert.That((string?)health!["status"], Is.EqualTo("healthy"));
            Assert.That((string?)read!["runtime"]!["model"]!["model_id"], Is.EqualTo("openai:gpt-5.5"));
            Assert.That((string?)read["files"]!["AGENTS.md"]!["content"], Is.EqualTo("Sort it."));
        });
    }

    [Test]
    public async Task A_later_deploy_changes_the_metadata_and_commits_the_difference()
    {
        var id = (string)(await CreateAsync())["id"]!;
        await ExpectAsync(CliAsync("PATCH", $"{Agents}/{id}", """{"name":"sorter","description":"Sorts tables.","model":"openai:gpt-5.5"}"""), 200);
        var before = await JsonAsync(CliAsync("GET", Directories(id)));
        var parent = (string)before!["commit_hash"]!;
        var commit = await JsonAsync(CliAsync("POST", Directories(id) + "/commits", Commit(parent, Tree())));
        var hash = (string)commit!["commit_hash"]!;
        var after = await JsonAsync(CliAsync("GET", Directories(id)));
        await ExpectAsync(CliAsync("GET", $"{Agents}/{id}/health"), 200);

        Assert.Multiple(() =>
        {
            Assert.That((string?)before["files"]!["AGENTS.md"]!["content"], Is.EqualTo("Sort it."));
            Assert.That(hash, Is.Not.EqualTo(parent));
            Assert.That((string?)commit["commit"]!["commit_hash"], Is.EqualTo(hash));
            Assert.That((string?)after!["commit_hash"], Is.EqualTo(hash));
            Assert.That(JsonNode.DeepEquals(after["files"], Tree()), after["files"]!.ToJsonString());
        });
    }

    [Test]
    public async Task A_commit_is_seen_in_the_typed_members_of_the_agent()
    {
        var id = (string)(await CreateAsync())["id"]!;
        await ExpectAsync(CliAsync("POST", Directories(id) + "/commits", Commit(null, Tree())), 200);
        var agent = await JsonAsync(CliAsync("GET", $"{Agents}/{id}"));

        Assert.Multiple(() =>
        {
            Assert.That((string?)agent!["instructions"], Is.EqualTo("Sort them."));
            Assert.That((string?)agent["tools"]!["tools"]![0]!["name"], Is.EqualTo("search"));
            Assert.That((string?)agent["skills"]![0]!["instructions"], Is.EqualTo("By the first column.\n"));
            Assert.That((string?)agent["subagents"]![0]!["model_id"], Is.EqualTo("openai:gpt-5.5"));
            Assert.That((string?)agent["subagents"]![0]!["description"], Is.EqualTo("Doubts."));
        });
    }

    [Test]
    public async Task A_change_of_the_agent_is_seen_in_the_directory_under_a_new_hash()
    {
        var id = (string)(await CreateAsync())["id"]!;
        var before = await JsonAsync(CliAsync("GET", Directories(id)));
        var agent = await JsonAsync(CliAsync("PATCH", $"{Agents}/{id}", """{"files":{"notes.md":{"content":"later"}}}"""));
        var after = await JsonAsync(CliAsync("GET", Directories(id)));

        Assert.Multiple(() =>
        {
            Assert.That((string?)after!["commit_hash"], Is.EqualTo((string?)agent!["revision"]).And.Not.EqualTo((string?)before!["commit_hash"]));
            Assert.That(after["files"]!["notes.md"]!.ToJsonString(), Is.EqualTo("""{"content":"later","type":"file"}"""));
        });
    }

    [Test]
    public async Task A_null_deletes_a_file_and_leaves_the_others()
    {
        var id = (string)(await CreateAsync())["id"]!;
        await ExpectAsync(CliAsync("POST", Directories(id) + "/commits", Commit(null, Tree())), 200);
        var commit = await JsonAsync(CliAsync("POST", Directories(id) + "/commits", """{"files":{"tools.json":null,"never.md":null}}"""));

        Assert.That(
            commit!["files"]!.AsObject().Select(file => file.Key),
            Is.EqualTo(new[] { "AGENTS.md", "skills/sort/SKILL.md", "subagents/critic/AGENTS.md" }));
    }

    [Test]
    public async Task A_commit_on_an_older_tree_is_a_conflict_that_a_second_read_resolves()
    {
        var id = (string)(await CreateAsync())["id"]!;
        var stale = (string)(await JsonAsync(CliAsync("GET", Directories(id))))!["commit_hash"]!;
        await ExpectAsync(CliAsync("POST", Directories(id) + "/commits", Commit(stale, Tree())), 200);
        var refused = await JsonAsync(CliAsync("POST", Directories(id) + "/commits", Commit(stale, Tree())), 409);
        var again = (string)(await JsonAsync(CliAsync("GET", Directories(id))))!["commit_hash"]!;
        await ExpectAsync(CliAsync("POST", Directories(id) + "/commits", Commit(again, Tree())), 200);

        Assert.That((string?)refused!["code"], Is.EqualTo("parent_commit_mismatch"));
        Assert.That((int?)refused["status"], Is.EqualTo(409));
    }

    [TestCase("""{"parent_commit":null}""", 400, "missing_required_field")]
    [TestCase("""{"files":[]}""", 400, "invalid_request_body")]
    [TestCase("""{"files":{"a.md":{"type":"file"}}}""", 400, "invalid_request_body")]
    [TestCase("""{"files":{"a.md":"text"}}""", 400, "invalid_request_body")]
    [TestCase("""{"files":{"../a.md":null}}""", 422, "invalid_file_path")]
    public async Task A_commit_that_makes_no_sense_changes_nothing(string body, int status, string code)
    {
        var agent = await CreateAsync();
        var refused = await JsonAsync(CliAsync("POST", Directories((string)agent["id"]!) + "/commits", body), status);
        var after = await JsonAsync(CliAsync("GET", Directories((string)agent["id"]!)));
        Assert.That((string?)refused!["code"], Is.EqualTo(code));
        Assert.That((string?)after!["commit_hash"], Is.EqualTo((string?)agent["revision"]));
    }

    [Test]
    public async Task A_directory_is_of_an_agent_that_there_is_at_the_commit_that_there_is()
    {
        var agent = await CreateAsync();
        var path = Directories((string)agent["id"]!);
        await ExpectAsync(CliAsync("GET", path + "?commit=" + (string?)agent["revision"]), 200);
        await ExpectAsync(CliAsync("GET", path + "?commit=latest"), 200);
        var commit = await JsonAsync(CliAsync("GET", path + "?commit=0123"), 404);
        var unknown = await JsonAsync(CliAsync("GET", Directories("nobody")), 404);
        var lost = await JsonAsync(CliAsync("POST", Directories("nobody") + "/commits", """{"files":{}}"""), 404);

        Assert.That((string?)commit!["code"], Is.EqualTo("commit_not_found"));
        Assert.That((string?)unknown!["code"], Is.EqualTo("agent_not_found"));
        Assert.That((string?)lost!["code"], Is.EqualTo("agent_not_found"));
    }

    [TestCase("GET", "/v1/platform/hub/repos/-/x/directories")]
    [TestCase("POST", "/v1/platform/hub/repos/-/x/directories/commits")]
    [TestCase("GET", "/v1/platform/hub/anything")]
    public async Task Nothing_of_the_hub_is_told_to_who_has_no_key(string method, string path)
    {
        var refused = await JsonAsync(SendAsync(method, path, method == "POST" ? "{}" : null, key: null), 401);
        Assert.That((string?)refused!["error"], Is.EqualTo("Unauthorized"));
    }

    [Test]
    public async Task A_role_that_may_only_read_reads_the_directory_and_cannot_commit()
    {
        var path = Directories((string)(await CreateAsync())["id"]!);
        await ExpectAsync(SendAsync("GET", path, key: Reader), 200);
        using var refused = await SendAsync("POST", path + "/commits", """{"files":{}}""", Reader);
        Assert.That((int)refused.StatusCode, Is.EqualTo(403));
        Assert.That(await refused.Content.ReadAsStringAsync(Token), Is.EqualTo("missing permission agents:update"));
    }

    [Test]
    public async Task A_deploy_with_tools_finds_their_server_and_lists_what_it_offers()
    {
        var made = await JsonAsync(
            CliAsync("POST", ServersPath, """{"name":"tools","url":"https://Tools.Example.com/found/","headers":[{"key":"X-Api-Key","value":"s"}],"auth_type":"headers"}"""),
            201);
        var servers = (await JsonAsync(CliAsync("GET", ServersPath)))!.AsArray();
        var found = servers.Single(server => string.Equals(
            ((string)server!["url"]!).TrimEnd('/'), "https://tools.example.com/found", StringComparison.OrdinalIgnoreCase));
        var one = await JsonAsync(CliAsync("GET", $"{ServersPath}/{(string)found!["id"]!}"));
        var offered = await JsonAsync(CliAsync("GET", "/v1/deepagents/mcp/tools?url=" + Uri.EscapeDataString((string)one!["url"]!)));
        await ExpectAsync(CliAsync("DELETE", $"{ServersPath}/{(string)found["id"]!}"), 204);

        Assert.That((string?)found["id"], Is.EqualTo((string?)made!["id"]));
        Assert.That((bool?)found["can_invoke"], Is.True);
        Assert.That(offered!["tools"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task A_connect_polls_until_the_person_has_decided()
    {
        var server = await JsonAsync(
            CliAsync("POST", ServersPath, """{"name":"oauth","url":"https://oauth.example.com","auth_type":"oauth","oauth_mode":"per_user_dynamic_client"}"""),
            201);
        var provider = await JsonAsync(CliAsync("POST", $"{ServersPath}/{(string)server!["id"]!}/oauth-provider", "{}"));
        var start = new JsonObject
        {
            ["provider_id"] = (string?)provider!["oauth_provider_id"],
            ["scopes"] = new JsonArray(),
            ["strategy"] = "REUSE",
        }.ToJsonString();
        var session = await JsonAsync(CliAsync("POST", "/v1/deepagents/auth-sessions", start), 201);
        var poll = JsonAsync(CliAsync("GET", $"/v1/deepagents/auth-sessions/{(string)session!["id"]!}?wait_seconds=5"));
        await ExpectAsync(SendAsync("POST", new Uri((string)session["verification_url"]!).AbsolutePath + "/approve", key: null), 303);
        var decided = await poll;
        var reused = await JsonAsync(CliAsync("POST", "/v1/deepagents/auth-sessions", start));

        Assert.That((string?)session["status"], Is.EqualTo("PENDING"));
        Assert.That((string?)decided!["status"], Is.EqualTo("COMPLETED"));
        Assert.That((string?)reused!["status"], Is.EqualTo("COMPLETED"));
    }

    [Test]
    public async Task Agents_are_listed_and_deleted()
    {
        var id = (string)(await CreateAsync())["id"]!;
        var page = await JsonAsync(CliAsync("GET", Agents + "?page_size=50"));
        await ExpectAsync(CliAsync("DELETE", $"{Agents}/{id}"), 204);
        await ExpectAsync(CliAsync("PATCH", $"{Agents}/{id}", """{"name":"sorter"}"""), 404);
        await ExpectAsync(CliAsync("GET", Directories(id)), 404);

        Assert.That(page!["items"]!.AsArray().Select(agent => (string?)agent!["id"]), Has.Member(id));
    }

    protected override void Configure(DeepAgentsEmulatorOptions options) => options.MissingPermissions[Reader] = "agents:update";

    private static string Directories(string id) => $"/v1/platform/hub/repos/-/{id}/directories";

    private static JsonObject Tree() => new()
    {
        ["AGENTS.md"] = File("Sort them."),
        ["skills/sort/SKILL.md"] = File(Skill),
        ["subagents/critic/AGENTS.md"] = File(Critic),
        ["tools.json"] = File(Tools),
    };

    private static JsonObject File(string content) => new() { ["type"] = "file", ["content"] = content };

    private static string Commit(string? parent, JsonObject files) =>
        new JsonObject { ["files"] = files, ["parent_commit"] = parent }.ToJsonString();

    private async Task<JsonNode> CreateAsync() => (await JsonAsync(
        CliAsync("POST", Agents, """{"name":"sorter","model":"openai:gpt-5.5","backend":{"type":"state"},"system_prompt":"Sort it."}"""), 201))!;

    private Task<HttpResponseMessage> CliAsync(string method, string path, string body = "")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.Add("X-Api-Key", "key");
        return SendAsync(request);
    }
}
