using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DeepAgents.Emulator.Tests.Server;

namespace DeepAgents.Emulator.Tests.Page;

/// <summary>The page at the root, as it is sent.</summary>
[CancelAfter(30_000)]
public sealed partial class OverviewPageTests : PlainHttpFixture
{
    private const string Script = "<script>alert(1)</script>";

    [Test]
    public async Task An_empty_emulator_tells_how_to_point_a_client_at_it()
    {
        await using var emulator = await DeepAgentsEmulator.StartAsync(cancellationToken: Token);
        using var http = new HttpClient();
        var page = await http.GetStringAsync(emulator.BaseAddress, Token);
        Assert.That(page, Does.Contain("Nothing has happened yet").And.Contain("any key works"));
        Assert.That(page, Does.Contain($"LANGSMITH_ENDPOINT={emulator.LangSmithEndpoint}"));
        Assert.That(page, Does.Contain($"LITELLM_AGENT_PLATFORM_URL={emulator.LiteLLMEndpoint}"));
    }

    [Test]
    public async Task What_requests_bring_is_encoded()
    {
        var agent = (string)(await SendJsonAsync("POST", "/v1/deepagents/agents", $$"""{"name":"{{Script}}"}"""))["id"]!;
        var thread = await SendJsonAsync("POST", "/v1/deepagents/threads", $$"""{"agent_id":"{{agent}}"}""");
        await SendJsonAsync("PATCH", $"/v1/deepagents/threads/{thread["id"]}", $$"""{"title":"t{{Script}}"}""");
        await SendJsonAsync(
            "POST", "/v1/deepagents/mcp-servers", $$"""{"name":"{{Script}}","url":"https://a.example.com/'%3E{{Script}}"}""");
        await SendJsonAsync("POST", "/api/v1/managed_agents/agents", $$"""{"name":"{{Script}}","model":"m\"'{{Script}}"}""");
        using var unknown = await SendAsync("GET", "/v1/deepagents/%3Cscript%3Ealert(1)");

        var page = await PageAsync();
        Assert.That(page, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;").And.Contain("m&quot;&#x27;&lt;script&gt;"));
        Assert.That(page, Does.Contain("<code>/v1/deepagents/%3Cscript%3Ealert(1)</code>"));
        Assert.That(page, Does.Not.Contain("<script>alert").IgnoreCase);
    }

    [Test]
    public async Task The_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else()
    {
        using var response = await SendAsync("GET", "/", key: null);
        var page = await response.Content.ReadAsStringAsync(Token);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.That(policy, Does.StartWith("default-src 'none';").And.Not.Contain("unsafe"));
        Assert.That(policy, Does.Contain($"style-src {HashOf(StyleElement().Match(page))};"));
        Assert.That(policy, Does.Contain($"script-src {HashOf(ScriptElement().Match(page))};"));
        Assert.That(policy, Does.Contain("form-action 'self'").And.Contain("frame-ancestors 'none'"));
        Assert.That(response.Headers.CacheControl!.NoStore);
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
    }

    [Test]
    public async Task Without_scripts_the_page_reloads_itself() =>
        Assert.That(await PageAsync(), Does.Contain("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>"));

    [Test]
    public async Task Of_hundreds_the_newest_are_shown_with_their_number()
    {
        await using var emulator = await DeepAgentsEmulator.StartAsync(cancellationToken: Token);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", "key");
        for (var index = 0; index < 300; index++)
        {
            using var created = await http.PostAsync(
                $"{emulator.LangSmithEndpoint}/agents", new StringContent($$"""{"name":"agent-{{index}}-"}"""), Token);
            Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        }

        var page = await http.GetStringAsync(emulator.BaseAddress, Token);
        Assert.That(page, Does.Contain("Agents <span class=\"total\">the last 50 of 300</span>"));
        Assert.That(page, Does.Contain("Requests <span class=\"total\">the last 50 of 300</span>"));
        Assert.That(page, Does.Contain("agent-299-").And.Contain("agent-250-").And.Not.Contain("agent-249-"));
    }

    [Test]
    public async Task Answers_errors_and_faults_are_told_apart()
    {
        Emulator.Use(EmulatorScenario.Parse(
            """{"faults":[{"method":"GET","path":"/v1/deepagents/mcp-servers","kind":"status","status":503}]}"""));
        using var failed = await SendAsync("GET", "/v1/deepagents/mcp-servers");
        using var missing = await SendAsync("GET", "/v1/deepagents/agents/00000000-0000-0000-0000-000000000000?token=hidden");
        Emulator.Use(new EmulatorScenario());

        var page = await PageAsync();
        Assert.That(page, Does.Contain("<span class=\"badge bad\">503</span>").And.Contain("<span class=\"badge bad\">status</span>"));
        Assert.That(page, Does.Contain("<span class=\"badge attention\">404</span>"));
        Assert.That(page, Does.Contain("/v1/deepagents/agents/00000000-0000-0000-0000-000000000000").And.Not.Contain("token="));
    }

    [Test]
    public async Task A_head_request_gets_no_body()
    {
        using var response = await SendAsync("HEAD", "/", key: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsByteArrayAsync(Token), Is.Empty);
    }

    private static string HashOf(Match element) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Groups[1].Value)))}'";

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptElement();
}
