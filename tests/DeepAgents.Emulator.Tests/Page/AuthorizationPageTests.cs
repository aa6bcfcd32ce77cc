using System.Net;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Tests.Server;

namespace DeepAgents.Emulator.Tests.Page;

/// <summary>The consent page, as it is sent. Sessions of clients are decided at once here where nobody else does it.</summary>
[CancelAfter(30_000)]
public sealed class AuthorizationPageTests : PlainHttpFixture
{
    private const string Script = "<script>alert(1)</script>";

    [SetUp]
    public void DecideAtOnce() => Emulator.Use(new EmulatorScenario { Authorization = { Delay = TimeSpan.Zero } });

    [Test]
    public async Task A_person_is_told_who_asks_for_what()
    {
        Emulator.Use(new EmulatorScenario { Authorization = { Delay = TimeSpan.FromHours(1) } });
        var agent = (string)(await SendJsonAsync("POST", "/v1/deepagents/agents", $$"""{"name":"a{{Script}}"}"""))["id"]!;
        var session = await CreateSessionAsync($"s{Script}", $$""" "agent_id":"{{agent}}","scopes":["mail.read","c{{Script}}"] """);
        var page = await PageAsync(PathOf(session));

        Assert.That(page, Does.Contain("Approve</button>").And.Contain("Deny</button>"));
        Assert.That(page, Does.Contain("s&lt;script&gt;").And.Contain("a&lt;script&gt;").And.Contain("c&lt;script&gt;"));
        Assert.That(page, Does.Contain("mail.read").And.Contain("A client of the API"));
        Assert.That(page, Does.Not.Contain("<script>alert"));
    }

    [Test]
    public async Task A_session_that_is_started_here_is_left_to_the_person()
    {
        var path = await StartSessionAsync();
        var other = await CreateSessionAsync("other", "\"scopes\":[]");
        using var decided = await SendAsync("GET", $"/v1/deepagents/auth-sessions/{other["id"]}?wait_seconds=25");
        Assert.That(await decided.Content.ReadAsStringAsync(Token), Does.Contain("COMPLETED"), "The scenario decides what clients ask for.");

        var page = await PageAsync(path);
        Assert.That(page, Does.Contain("Approve</button>").And.Contain("Example calendar"));
    }

    [TestCase("approve", "COMPLETED", "Approved")]
    [TestCase("deny", "CONNECTION_REQUIRED", "Not approved")]
    public async Task The_first_decision_is_final_and_shown(string decision, string status, string headline)
    {
        var path = await StartSessionAsync();
        using var response = await SendAsync("POST", $"{path}/{decision}", key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(response.Headers.Location!.OriginalString, Is.EqualTo(path));
        using var late = await SendAsync("POST", $"{path}/{(decision == "deny" ? "approve" : "deny")}", key: null);

        var page = await PageAsync(path);
        Assert.That(page, Does.Contain(headline).And.Contain(status).And.Not.Contain("<button"));
        Assert.That(page, Does.Not.Contain("data-live>").And.Not.Contain("http-equiv=\"refresh\""), "What is final is not asked for again.");
    }

    [Test]
    public async Task Both_sessions_that_are_started_here_have_one_server()
    {
        var first = await StartSessionAsync();
        var second = await StartSessionAsync();
        Assert.That(second, Is.Not.EqualTo(first));
        using var servers = await SendAsync("GET", "/v1/deepagents/mcp-servers");
        Assert.That((await servers.Content.ReadAsStringAsync(Token)).Split("Example calendar"), Has.Length.EqualTo(2));
    }

    [TestCase("/authorize")]
    [TestCase("{0}/approve")]
    [TestCase("{0}/deny")]
    public async Task A_page_of_another_origin_can_neither_start_nor_decide_one(string pattern)
    {
        var path = await StartSessionAsync();
        var before = Emulator.GetLedger().Created["auth_sessions"];
        foreach (var origin in (string[])["https://evil.example.com", "null", $"http://localhost:{Emulator.BaseAddress.Port + 1}"])
        {
            using var response = await SendAsync("POST", string.Format(null, pattern, path), key: null, headers: ("Origin", origin));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), origin);
        }

        Assert.That(Emulator.GetLedger().Created["auth_sessions"], Is.EqualTo(before));
        Assert.That(await PageAsync(path), Does.Contain("Approve</button>"));
    }

    [TestCase("GET", "/authorize/nothing")]
    [TestCase("POST", "/authorize/nothing/approve")]
    public async Task An_unknown_session_has_a_page_that_says_so(string method, string path)
    {
        using var response = await SendAsync(method, path, key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'"));
        Assert.That(await response.Content.ReadAsStringAsync(Token), Does.Contain("No such session"));
    }

    [Test]
    public async Task The_overview_links_to_what_waits_for_a_person()
    {
        var path = await StartSessionAsync();
        Assert.That(await PageAsync(), Does.Contain($"href=\"{path}\">Approve or deny</a>"));
        using var decided = await SendAsync("POST", $"{path}/approve", key: null);
        Assert.That(await PageAsync(), Does.Contain($"href=\"{path}\">Page</a>"));
    }

    private static string PathOf(JsonNode session) => new Uri((string)session["verification_url"]!).AbsolutePath;

    private async Task<string> StartSessionAsync()
    {
        using var response = await SendAsync("POST", "/authorize", key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        return response.Headers.Location!.OriginalString;
    }

    private async Task<JsonNode> CreateSessionAsync(string server, string members)
    {
        var url = $"https://{Guid.NewGuid()}.example.com";
        var created = await SendJsonAsync(
            "POST", "/v1/deepagents/mcp-servers", $$"""{"name":"{{server}}","url":"{{url}}","auth_type":"oauth"}""");
        var provider = await SendJsonAsync("POST", $"/v1/deepagents/mcp-servers/{created["id"]}/oauth-provider", "{}");
        return await SendJsonAsync("POST", "/v1/deepagents/auth-sessions", $$"""
            {"provider_id":"{{provider["oauth_provider_id"]}}","strategy":"CREATE",{{members}}}
            """);
    }
}
