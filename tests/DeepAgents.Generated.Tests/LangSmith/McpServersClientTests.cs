using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LangSmith;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class McpServersClientTests
{
    private const string Servers = """[{"id":"1","name":"Docs","url":"https://a.example/MCP/"},{"id":"2","name":"Wiki","url":"https://b.example"},{"id":"3","name":"Wiki","url":"https://c.example"}]""";

    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };
    private readonly List<string> _asked = [];

    [TestCase(Servers, 3)]
    [TestCase("""{"total":2,"servers":[{"id":"1"},{"id":"2"}],"more":{"x":[1]}}""", 2)]
    [TestCase("[]", 0)]
    [TestCase("""{"servers":null}""", 0)]
    public async Task A_list_comes_bare_or_in_an_envelope(string body, int count) =>
        Assert.That(await Client(_ => body).McpServers.ListAsync(), Has.Count.EqualTo(count));

    [TestCase("""{"detail":"?"}""")]
    [TestCase("\"text\"")]
    public void What_is_no_list_is_an_error_that_keeps_the_body(string body)
    {
        var exception = Assert.ThrowsAsync<DeepAgentsResponseException>(() => Client(_ => body).McpServers.ListAsync());
        Assert.That(exception!.RawBody, Is.EqualTo(body));
    }

    [TestCase("Docs", "1")]
    [TestCase("docs", null)]
    [TestCase("https://A.example/mcp", "1")]
    [TestCase("HTTPS://a.EXAMPLE/mcp//", "1")]
    [TestCase("https://b.example/", "2")]
    [TestCase("nothing", null)]
    public async Task A_server_is_found_by_name_or_URL(string wanted, string? id) =>
        Assert.That((await Client(_ => Servers).McpServers.FindAsync(wanted))?.Id, Is.EqualTo(id));

    [Test]
    public async Task A_server_that_is_null_is_passed_over() =>
        Assert.That(await Client(_ => "[null]").McpServers.FindAsync("Docs"), Is.Null);

    [Test]
    public void An_ambiguous_name_is_an_error_that_lists_the_candidates()
    {
        var exception = Assert.ThrowsAsync<DeepAgentsException>(() => Client(_ => Servers).McpServers.FindAsync("Wiki"));
        Assert.That(exception!.Message, Does.Contain("https://b.example").And.Contain("https://c.example").And.Contain("2 "));
    }

    [Test]
    public async Task Connecting_registers_asks_shows_and_waits()
    {
        var shown = new List<string>();
        var polls = 0;
        var client = Client(path => path switch
        {
            "POST mcp-servers/s/oauth-provider" => """{"oauth_provider_id":"p"}""",
            "POST auth-sessions" => """{"id":"x","status":"PENDING","verification_url":"https://consent"}""",
            _ => polls++ == 0 ? """{"status":"PENDING"}""" : """{"status":"COMPLETED"}""",
        });
        var connection = await client.McpServers.ConnectAsync("s", new McpConnectOptions { OnVerification = (url, _) => { shown.Add(url); return Task.CompletedTask; } });

        Assert.Multiple(() =>
        {
            Assert.That(shown, Is.EqualTo(new[] { "https://consent" }));
            Assert.That((connection.McpServerId, connection.OAuthProviderId, connection.AuthSessionId, connection.WasReused), Is.EqualTo(("s", "p", "x", false)));
            Assert.That(_asked, Is.EqualTo(new[] { "POST mcp-servers/s/oauth-provider", "POST auth-sessions", "GET auth-sessions/x", "GET auth-sessions/x" }));
        });
    }

    [Test]
    public async Task A_token_that_is_there_asks_nobody()
    {
        var client = Client(path => path.Contains("oauth-provider", StringComparison.Ordinal) ? """{"oauth_provider_id":"p"}""" : """{"status":"COMPLETED","token":"secret"}""");
        var connection = await client.McpServers.ConnectAsync("s", new McpConnectOptions { OnVerification = (_, _) => throw new InvalidOperationException("Nobody is to be asked.") });
        Assert.That((connection.WasReused, _asked.Count), Is.EqualTo((true, 2)));
    }

    [Test]
    public void A_session_that_is_over_at_once_is_an_error()
    {
        var client = Client(path => path.Contains("oauth-provider", StringComparison.Ordinal) ? """{"oauth_provider_id":"p"}""" : """{"status":"TOKEN_EXPIRED"}""");
        Assert.ThrowsAsync<TerminalStateException<AuthSession>>(() => client.McpServers.ConnectAsync("s", new McpConnectOptions { OnVerification = (_, _) => Task.CompletedTask }));
    }

    [Test]
    public void Nobody_to_show_the_address_is_found_before_anything_is_sent()
    {
        Assert.ThrowsAsync<ArgumentException>(() => Client(_ => "{}").McpServers.ConnectAsync("s", new McpConnectOptions()));
        Assert.That(_asked, Is.Empty);
    }

    [Test]
    public void Chosen_tools_become_a_configuration_with_the_documented_keys()
    {
        var server = new McpServer { Name = "Docs", Url = "https://a.example/mcp/" };
        var config = new ToolsConfig().Add(server, ["search", "delete"], tool => tool == "delete");
        Assert.Multiple(() =>
        {
            Assert.That(config.Tools!.Select(t => (t.Name, t.McpServerUrl, t.McpServerName)), Is.EqualTo(new[] { ("search", server.Url, "Docs"), ("delete", server.Url, "Docs") }));
            Assert.That(config.InterruptConfig, Is.EqualTo(new Dictionary<string, bool> { ["https://a.example/mcp::search"] = false, ["https://a.example/mcp::delete"] = true }));
        });
    }

    private DeepAgentsClient Client(Func<string, string> answer) => new(
        new DeepAgentsOptions { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time },
        new StubHandler((request, _, _) =>
        {
            var asked = $"{request.Method} {request.RequestUri!.AbsolutePath.Replace("/v1/deepagents/", "", StringComparison.Ordinal)}";
            _asked.Add(asked);
            return Task.FromResult(Json(answer(asked)));
        }));
}
