using DeepAgents.LangSmith;
using DeepAgents.Tests.Serialization;

namespace DeepAgents.Tests.DocumentationPages;

/// <summary>The documentation page "Get an agent": every member of every schema on it is typed, read, and written back.</summary>
[CancelAfter(30_000)]
public sealed class AgentPageSchemaTests
{
    private const string Body =
        """
        {
          "id": "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
          "name": "Researcher",
          "description": "Finds things out.",
          "owner_id": "6fa459ea-ee8a-3ca4-894e-db77e160355e",
          "created_at": "2026-05-01T12:01:00Z",
          "updated_at": "2026-05-02T13:02:03.456789+02:00",
          "permissions": {
            "identity": "shared",
            "visibility": "user",
            "tenant_access_level": "run",
            "shared_users": {"read": ["r1", "r2"], "run": ["x1"], "update": []}
          },
          "runtime": {"model": {"model_id": "openai:gpt-5.5"}},
          "backend": {
            "type": "thread_scoped_sandbox",
            "sandbox": {"policy_ids": ["p1"], "idle_ttl_seconds": 600, "delete_after_stop_seconds": 0}
          },
          "extras": {"team": "search", "nested": {"list": [1, 2.5, "three", true]}},
          "revision": "abc123",
          "instructions": "Be thorough.",
          "tools": {
            "tools": [
              {
                "name": "search",
                "mcp_server_url": "https://tools.example.com/",
                "mcp_server_name": "Tools",
                "display_name": "Search the docs"
              }
            ],
            "interrupt_config": {"https://tools.example.com::search": true, "fetch": false}
          },
          "subagents": [
            {
              "name": "critic",
              "description": "Doubts.",
              "model_id": "anthropic:claude",
              "instructions": "Doubt it.",
              "tools": {"tools": [], "interrupt_config": {}}
            }
          ],
          "skills": [
            {"type": "inline", "name": "sort", "description": "Sorts.", "instructions": "By column.", "files": {"data/table.csv": "a,b\n"}}
          ],
          "files": {"notes/todo.md": {"content": "nothing yet"}, "empty.txt": {"content": ""}}
        }
        """;

    private Agent _agent = new();

    [OneTimeSetUp]
    public async Task ReadAsync() => _agent = await LangSmithPage.CallAsync("agents/a1", 200, Body, client => client.Agents.GetAsync("a1"));

    [Test]
    public void Agent_and_AgentSummary() => Assert.Multiple(() =>
    {
        Assert.That(_agent.Id, Is.EqualTo("1b4e28ba-2fa1-11d2-883f-0016d3cca427"));
        Assert.That(_agent.Name, Is.EqualTo("Researcher"));
        Assert.That(_agent.Description, Is.EqualTo("Finds things out."));
        Assert.That(_agent.OwnerId, Is.EqualTo("6fa459ea-ee8a-3ca4-894e-db77e160355e"));
        Assert.That(_agent.CreatedAt, Is.EqualTo(new DateTimeOffset(2026, 5, 1, 12, 1, 0, TimeSpan.Zero)));
        Assert.That(_agent.UpdatedAt, Is.EqualTo(new DateTimeOffset(2026, 5, 2, 11, 2, 3, 456, 789, TimeSpan.Zero)));
        Assert.That((string?)_agent.Extras!["team"], Is.EqualTo("search"));
        Assert.That((double?)_agent.Extras["nested"]!["list"]![1], Is.EqualTo(2.5));
        Assert.That(_agent.Revision, Is.EqualTo("abc123"));
        Assert.That(_agent.Instructions, Is.EqualTo("Be thorough."));
        Assert.That(_agent.Subagents, Has.Count.EqualTo(1));
        Assert.That(_agent.Skills, Has.Count.EqualTo(1));
        Assert.That(_agent.AdditionalProperties, Is.Empty);
    });

    [Test]
    public void AgentPermissions_and_SharedUsers()
    {
        var permissions = _agent.Permissions!;
        Assert.Multiple(() =>
        {
            Assert.That(permissions.Identity, Is.EqualTo(AgentIdentity.Shared));
            Assert.That(permissions.Visibility, Is.EqualTo(AgentVisibility.User));
            Assert.That(permissions.TenantAccessLevel, Is.EqualTo(TenantAccessLevel.Run));
            Assert.That(permissions.SharedUsers!.Read, Is.EqualTo(new[] { "r1", "r2" }));
            Assert.That(permissions.SharedUsers.Run, Is.EqualTo(new[] { "x1" }));
            Assert.That(permissions.SharedUsers.Update, Is.Empty.And.Not.Null);
            Assert.That(permissions.AdditionalProperties, Is.Empty);
            Assert.That(permissions.SharedUsers.AdditionalProperties, Is.Empty);
        });
    }

    [Test]
    public void AgentRuntime_and_AgentModelConfig() => Assert.Multiple(() =>
    {
        Assert.That(_agent.Runtime!.Model!.ModelId, Is.EqualTo("openai:gpt-5.5"));
        Assert.That(_agent.Runtime.AdditionalProperties, Is.Empty);
        Assert.That(_agent.Runtime.Model.AdditionalProperties, Is.Empty);
    });

    [Test]
    public void AgentBackend_and_SandboxBackendConfig()
    {
#pragma warning disable CS0618 // The page is of the older contract, whose members are still typed.
        var backend = _agent.Backend!;
        Assert.Multiple(() =>
        {
            Assert.That(backend.Type, Is.EqualTo(AgentBackendType.ThreadScopedSandbox));
            Assert.That(backend.Sandbox!.PolicyIds, Is.EqualTo(new[] { "p1" }));
            Assert.That(backend.Sandbox.IdleTtlSeconds, Is.EqualTo(600));
            Assert.That(backend.Sandbox.DeleteAfterStopSeconds, Is.Zero);
            Assert.That(backend.SandboxConfig, Is.Null);
            Assert.That(backend.AdditionalProperties, Is.Empty);
            Assert.That(backend.Sandbox.AdditionalProperties, Is.Empty);
        });
#pragma warning restore CS0618
    }

    [Test]
    public void ToolsConfig_and_ToolSpec()
    {
        var tools = _agent.Tools!;
        Assert.Multiple(() =>
        {
            Assert.That(tools.Tools![0].Name, Is.EqualTo("search"));
            Assert.That(tools.Tools[0].McpServerUrl, Is.EqualTo("https://tools.example.com/"));
            Assert.That(tools.Tools[0].McpServerName, Is.EqualTo("Tools"));
            Assert.That(tools.Tools[0].DisplayName, Is.EqualTo("Search the docs"));
            Assert.That(tools.Tools[0].AdditionalProperties, Is.Empty);
            Assert.That(tools.InterruptConfig, Is.EqualTo(
                new Dictionary<string, bool> { ["https://tools.example.com::search"] = true, ["fetch"] = false }));
            Assert.That(tools.AdditionalProperties, Is.Empty);
        });
    }

    [Test]
    public void SubagentSpec_and_SkillSpec()
    {
        var (subagent, skill) = (_agent.Subagents!.Single(), _agent.Skills!.Single());
        Assert.Multiple(() =>
        {
            Assert.That(subagent.Name, Is.EqualTo("critic"));
            Assert.That(subagent.Description, Is.EqualTo("Doubts."));
            Assert.That(subagent.ModelId, Is.EqualTo("anthropic:claude"));
            Assert.That(subagent.Instructions, Is.EqualTo("Doubt it."));
            Assert.That(subagent.Tools!.Tools, Is.Empty.And.Not.Null);
            Assert.That(subagent.AdditionalProperties, Is.Empty);
            Assert.That(skill.Type, Is.EqualTo(SkillType.Inline));
            Assert.That(skill.Name, Is.EqualTo("sort"));
            Assert.That(skill.Description, Is.EqualTo("Sorts."));
            Assert.That(skill.Instructions, Is.EqualTo("By column."));
            Assert.That(skill.Files, Is.EqualTo(new Dictionary<string, string> { ["data/table.csv"] = "a,b\n" }));
            Assert.That(skill.AdditionalProperties, Is.Empty);
        });
    }

    [Test]
    public void FileMap_and_FileEntry() => Assert.Multiple(() =>
    {
        Assert.That(_agent.Files!.Keys, Is.EqualTo(new[] { "notes/todo.md", "empty.txt" }));
        Assert.That(_agent.Files["notes/todo.md"].Content, Is.EqualTo("nothing yet"));
        Assert.That(_agent.Files["empty.txt"].Content, Is.Empty.And.Not.Null);
        Assert.That(_agent.Files["empty.txt"].AdditionalProperties, Is.Empty);
    });

    [Test]
    public void What_was_read_is_written_back_unchanged() => RoundTrip.Check(Body, _agent);

    [TestCase("identity", "personal", "shared")]
    [TestCase("visibility", "tenant", "user")]
    [TestCase("tenant_access_level", "read", "run", "write")]
    public void Every_value_of_the_permissions_is_known(string member, params string[] values)
    {
        foreach (var value in values)
        {
            var body = System.Text.Encoding.UTF8.GetBytes($$"""{"{{member}}": "{{value}}"}""");
            var permissions = TestJson.Read<AgentPermissions>(body)!;
            var known = permissions.Identity?.IsKnown ?? permissions.Visibility?.IsKnown ?? permissions.TenantAccessLevel?.IsKnown;
            Assert.That(known, Is.True, value);
        }
    }

    [TestCase("default")]
    [TestCase("thread_scoped_sandbox")]
    [TestCase("agent_scoped_sandbox")]
    public void Every_backend_type_of_the_page_is_known(string type) => Assert.That(new AgentBackendType(type).IsKnown, Is.True);
}
