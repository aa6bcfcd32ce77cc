using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class AgentFilesTests : EmulatorFixture
{
    [Test]
    public async Task Files_come_only_when_they_are_asked_for()
    {
        var created = await LangSmith.Agents.CreateAsync(Sorter(), cancellationToken: Token);
        var with = await LangSmith.Agents.GetAsync(created.Id, new GetAgentOptions { IncludeFiles = true }, Token);
        var without = await LangSmith.Agents.GetAsync(created.Id, new GetAgentOptions { IncludeFiles = false }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(created.Files, Is.Null);
            Assert.That(without.Files, Is.Null);
            Assert.That(with.Files!.Keys, Is.EquivalentTo(new[]
            {
                "AGENTS.md", "notes/todo.md", "skills/sort/SKILL.md", "skills/sort/table.csv", "subagents/critic/AGENTS.md", "tools.json",
            }));
            Assert.That(with.Files["notes/todo.md"].Content, Is.EqualTo("nothing yet"));
            Assert.That(with.Files["notes/todo.md"].Type, Is.EqualTo(FileEntryType.File));
        });
    }

    [Test]
    public async Task Typed_members_are_parsed_back_from_the_tree()
    {
        var agent = await LangSmith.Agents.CreateAsync(Sorter(), cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(agent.Skills, Has.Count.EqualTo(1));
            Assert.That(agent.Skills![0].Type, Is.EqualTo(SkillType.Inline));
            Assert.That(agent.Skills[0].Name, Is.EqualTo("sort"));
            Assert.That(agent.Skills[0].Description, Is.EqualTo("Sorts: tables"));
            Assert.That(agent.Skills[0].Instructions, Is.EqualTo("By the first column."));
            Assert.That(agent.Skills[0].Files!["table.csv"], Is.EqualTo("a,b"));
            Assert.That(agent.Subagents![0].ModelId, Is.EqualTo("openai:gpt-5.5"));
            Assert.That(agent.Subagents[0].Instructions, Is.EqualTo("Doubt it."));
            Assert.That(agent.Tools!.Tools![0].McpServerUrl, Is.EqualTo("https://tools.example.com"));
            Assert.That(agent.Tools!.InterruptConfig!["https://tools.example.com::search"], Is.True);
        });
    }

    [Test]
    public async Task An_update_can_add_and_delete_single_files()
    {
        var created = await LangSmith.Agents.CreateAsync(Sorter(), cancellationToken: Token);
        var update = new UpdateAgentRequest
        {
            DeletedPaths = ["notes/todo.md"],
            Files = new Dictionary<string, FileEntry> { ["notes/done.md"] = new() { Content = "all" } },
        };
        var after = await LangSmith.Agents.UpdateAsync(created.Id, update, new UpdateAgentOptions { IncludeFiles = true }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(after.Files!.ContainsKey("notes/todo.md"), Is.False);
            Assert.That(after.Files["notes/done.md"].Content, Is.EqualTo("all"));
            Assert.That(after.Skills, Has.Count.EqualTo(1), "The rest of the tree stays.");
        });
    }

    [Test]
    public void The_same_file_twice_is_unprocessable()
    {
        var request = Sorter();
        request.Files!["AGENTS.md"] = new FileEntry { Content = "Something else." };
        var refused = Assert.ThrowsAsync<DeepAgentsUnprocessableException>(
            () => LangSmith.Agents.CreateAsync(request, cancellationToken: Token));

        Assert.Multiple(() =>
        {
            Assert.That(refused!.Status, Is.EqualTo(422));
            Assert.That(refused.Error.Message, Does.Contain("AGENTS.md"));
        });
    }

    [Test]
    public async Task A_backend_of_the_older_contract_comes_back_as_it_was_sent()
    {
#pragma warning disable CS0618 // The older members are what this test is about.
        var backend = new AgentBackend
        {
            Type = AgentBackendType.ThreadScopedSandbox,
            Sandbox = new SandboxBackendConfig { PolicyIds = ["p1"], IdleTtlSeconds = 60, DeleteAfterStopSeconds = 0 },
        };
        var request = new CreateAgentRequest { Name = "older", Backend = backend };
        var created = await LangSmith.Agents.CreateAsync(request, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(created.Backend!.Type, Is.EqualTo(AgentBackendType.ThreadScopedSandbox));
            Assert.That(created.Backend.Sandbox!.PolicyIds, Is.EqualTo(new[] { "p1" }));
            Assert.That(created.Backend.Sandbox.IdleTtlSeconds, Is.EqualTo(60));
            Assert.That(created.Backend.Sandbox.DeleteAfterStopSeconds, Is.Zero);
        });
#pragma warning restore CS0618
    }

    private static CreateAgentRequest Sorter() => new()
    {
        Name = "Sorter",
        Instructions = "Sort it.",
        Tools = new ToolsConfig
        {
            Tools = [new ToolSpec { Name = "search", McpServerUrl = "https://tools.example.com" }],
            InterruptConfig = new Dictionary<string, bool> { ["https://tools.example.com::search"] = true },
        },
        Skills =
        [
            new SkillSpec
            {
                Name = "sort",
                Description = "Sorts: tables",
                Instructions = "By the first column.",
                Files = new Dictionary<string, string> { ["table.csv"] = "a,b" },
            },
        ],
        Subagents = [new SubagentSpec { Name = "critic", Description = "Doubts.", ModelId = "openai:gpt-5.5", Instructions = "Doubt it." }],
        Files = new Dictionary<string, FileEntry> { ["notes/todo.md"] = new() { Type = FileEntryType.File, Content = "nothing yet" } },
    };
}
