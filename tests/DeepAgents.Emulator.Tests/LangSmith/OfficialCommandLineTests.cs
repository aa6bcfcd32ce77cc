using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>What the official command line does, request by request.</summary>
[CancelAfter(30_000)]
public sealed class OfficialCommandLineTests : CommandLineFixture
{
    private const string ServersPath = "/v1/deepagents/mcp-servers";

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
        const string Metadata = """{"name":"sorter","description":"Sorts tables.","model":"openai:gpt-5.5"}""";
        await ExpectAsync(CliAsync("PATCH", $"{Agents}/{id}", Metadata), 200);
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

    [Test]
    public async Task A_deploy_with_tools_finds_their_server_and_lists_what_it_offers()
    {
        const string Server = """
            {"name":"tools","url":"https://Tools.Example.com/found/","headers":[{"key":"X-Api-Key","value":"s"}],"auth_type":"headers"}
            """;
        var made = await JsonAsync(CliAsync("POST", ServersPath, Server), 201);
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
        const string Server = """
            {"name":"oauth","url":"https://oauth.example.com","auth_type":"oauth","oauth_mode":"per_user_dynamic_client"}
            """;
        var server = await JsonAsync(CliAsync("POST", ServersPath, Server), 201);
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
}
