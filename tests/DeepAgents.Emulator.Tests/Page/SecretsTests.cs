using System.Text.Json.Nodes;
using DeepAgents.Emulator.Tests.Server;

namespace DeepAgents.Emulator.Tests.Page;

/// <summary>Everything secret that a client can bring contains one word here, which the pages must not contain.</summary>
[CancelAfter(30_000)]
public sealed class SecretsTests : PlainHttpFixture
{
    private const string Secret = "hush";

    [Test]
    public async Task No_secret_of_the_langsmith_side_is_shown()
    {
        var agent = (string)(await SendJsonAsync("POST", "/v1/deepagents/agents", """
            {"name":"keeper","instructions":"hush","runtime":{"model":{"model_id":"hush"}},"extras":{"key":"hush"}}
            """))["id"]!;
        var thread = (string)(await SendJsonAsync("POST", "/v1/deepagents/threads", $$$"""
            {"agent_id":"{{{agent}}}","metadata":{"key":"hush"}}
            """))["id"]!;
        using (var run = await SendAsync("POST", $"/v1/deepagents/threads/{thread}/runs/stream", $$$"""
            {"agent_id":"{{{agent}}}","input":{"messages":[{"role":"user","content":"hush"}]}}
            """))
        {
            Assert.That(await run.Content.ReadAsStringAsync(Token), Does.Contain(Secret), "The run says it, so it could be shown.");
        }

        var server = (string)(await SendJsonAsync("POST", "/v1/deepagents/mcp-servers", """
            {"name":"vault","url":"https://me-hush:hush@vault.example.com:8443/mcp?token=hush&hush#hush","auth_type":"oauth",
             "headers":[{"key":"X-Token","value":"hush"}]}
            """))["id"]!;
        var provider = (string)(await SendJsonAsync("POST", $"/v1/deepagents/mcp-servers/{server}/oauth-provider", "{}"))["oauth_provider_id"]!;
        var session = await SendJsonAsync("POST", "/v1/deepagents/auth-sessions", $$"""
            {"provider_id":"{{provider}}","scopes":[],"strategy":"CREATE"}
            """);
        using (await SendAsync("POST", $"/authorize/{session["id"]}/approve", key: null))
        {
        }

        var reused = await SendJsonAsync("POST", "/v1/deepagents/auth-sessions", $$"""
            {"provider_id":"{{provider}}","scopes":[],"strategy":"REUSE"}
            """);
        var token = (string)reused["token"]!;
        using (await SendAsync("GET", "/v1/deepagents/agents?cursor=hush", key: "key-hush"))
        {
        }

        var overview = await PageAsync();
        var consent = await PageAsync($"/authorize/{session["id"]}");
        Assert.That(token, Is.Not.Empty);
        Assert.That(overview, Does.Contain("keeper").And.Contain(thread));
        foreach (var page in (string[])[overview, consent])
        {
            Assert.That(page, Does.Contain("https://***@vault.example.com:8443/mcp?token=***&amp;***"));
            Assert.That(page, Does.Not.Contain(Secret).And.Not.Contain(token).And.Not.Contain("emulated-token"));
        }
    }

    [Test]
    public async Task No_secret_of_the_platform_is_shown()
    {
        var agent = (string)(await SendJsonAsync("POST", "/api/v1/managed_agents/agents", """
            {"name":"builder","model":"m","prompt":"hush","repo_url":"https://hush:hush@git.example.com/hush",
             "pfp_url":"https://hush.example.com","harness_id":"codex","env_vars":{"HUSH_NAME":"hush"},
             "projects":[{"id":"p","name":"hush","repo_url":"https://hush@git.example.com/p"}]}
            """))["id"]!;
        var session = await SendJsonAsync("POST", $"/api/v1/managed_agents/agents/{agent}/session", """{"initial_prompt":"hush"}""");
        var id = (string)session["id"]!;
        var pages = new HashSet<string>(StringComparer.Ordinal);
        var status = "creating";
        while (status == "creating")
        {
            pages.Add(await PageAsync());
            using var response = await SendAsync("GET", $"/api/v1/managed_agents/sessions/{id}");
            var text = await response.Content.ReadAsStringAsync(Token);
            Assert.That(text, Does.Contain("\"tty_token\":\"hush"));
            status = (string)JsonNode.Parse(text)!["status"]!;
        }

        pages.Add(await PageAsync());
        Assert.That(status, Is.EqualTo("ready"));
        Assert.That(pages, Is.All.Contains(id).And.All.Contains("builder"));
        Assert.That(pages, Is.All.Not.Contains(Secret).IgnoreCase);
    }

    protected override void Configure(DeepAgentsEmulatorOptions options)
    {
        options.TimeProvider = new FastTimeProvider();
        options.Scenario.Sessions.Add(new SessionScript { TtyToken = "hush-token" });
    }
}
