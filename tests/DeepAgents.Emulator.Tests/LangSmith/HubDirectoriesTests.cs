namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>The file tree of an agent as the hub has it.</summary>
[CancelAfter(30_000)]
public sealed class HubDirectoriesTests : CommandLineFixture
{
    private const string Reader = "a-reader";

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
            Assert.That((string?)after!["commit_hash"], Is.EqualTo((string?)agent!["revision"]));
            Assert.That((string?)after["commit_hash"], Is.Not.EqualTo((string?)before!["commit_hash"]));
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

    protected override void Configure(DeepAgentsEmulatorOptions options) => options.Scenario.MissingPermissions[Reader] = "agents:update";
}
