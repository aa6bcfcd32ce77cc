using DeepAgents.LiteLLM;

namespace DeepAgents.Emulator.Tests.LiteLLM;

[CancelAfter(30_000)]
public sealed class PlatformAgentsTests : EmulatorFixture
{
    [Test]
    public async Task An_agent_that_was_created_is_read_as_it_was_written()
    {
        var created = await LiteLLM.Agents.CreateAsync(Worker(), cancellationToken: Token);
        var read = await LiteLLM.Agents.GetAsync(created.Id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(read.Name, Is.EqualTo("worker"));
            Assert.That(read.Model, Is.EqualTo("claude-sonnet"));
            Assert.That(read.HarnessId, Is.EqualTo("claude-code"));
            Assert.That(read.SupportsTui, Is.True);
            Assert.That(read.RepoUrl, Is.EqualTo("https://git.example.com/repo"));
            Assert.That(read.Branch, Is.EqualTo("main"));
            Assert.That(read.EnvVars, Is.EqualTo(new Dictionary<string, string> { ["TOKEN"] = "t", ["AGENT_REQUIREMENTS"] = "git" }));
            Assert.That(read.EnvVarHosts!["TOKEN"], Is.EqualTo(new[] { "api.example.com" }));
            Assert.That(read.AllowOut, Is.EqualTo(new[] { "*.example.com" }));
            Assert.That((string?)read.Projects![0]["name"], Is.EqualTo("project"));
            Assert.That(read.PreloadMemoryLimit, Is.EqualTo(10));
            Assert.That(read.TemplateInSync, Is.True);
            Assert.That(read.CreatedAt, Is.EqualTo(created.CreatedAt).And.Not.Null);
            Assert.That(read.AdditionalProperties, Is.Empty, "Every member of the answer is typed.");
        });
    }

    [Test]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        var created = await LiteLLM.Agents.CreateAsync(Worker(), cancellationToken: Token);
        var update = new UpdatePlatformAgentRequest { Prompt = "Work.", EnvVars = new Dictionary<string, string>() };
        var updated = await LiteLLM.Agents.UpdateAsync(created.Id, update, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(updated.Prompt, Is.EqualTo("Work."));
            Assert.That(updated.Name, Is.EqualTo("worker"));
            Assert.That(updated.EnvVars!.Keys, Is.EqualTo(new[] { "AGENT_REQUIREMENTS" }), "The reserved one cannot be dropped.");
            Assert.That(updated.EnvVarHosts, Is.Empty, "Bindings of dropped variables go with them.");
        });
    }

    [Test]
    public async Task A_deleted_agent_takes_its_sessions_along_and_cannot_be_deleted_twice()
    {
        var agent = await CreatePlatformAgentAsync();
        var session = await LiteLLM.Sessions.CreateAsync(agent, cancellationToken: Token);
        await LiteLLM.Agents.DeleteAsync(agent, cancellationToken: Token);

        var gone = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Agents.GetAsync(agent, cancellationToken: Token));
        Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Agents.DeleteAsync(agent, cancellationToken: Token));
        Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.GetAsync(session.Id, cancellationToken: Token));
        Assert.That(gone!.Error, Is.InstanceOf<SimpleError>().With.Property("Text").EqualTo($"agent '{agent}' not found"));
    }

    [Test]
    public async Task A_list_counts_pages_searches_and_sorts()
    {
        var tag = Guid.NewGuid().ToString();
        string[] names = [$"b {tag}", $"c {tag}", $"a {tag}"];
        foreach (var name in names)
        {
            await CreatePlatformAgentAsync(name);
        }

        var options = new ListPlatformAgentsOptions
        {
            Search = tag.ToUpperInvariant(),
            Sort = PlatformAgentSortKey.Name,
            Order = PlatformSortOrder.Asc,
            Limit = 2,
            Offset = 1,
        };
        var page = await LiteLLM.Agents.ListAsync(options, Token);

        Assert.Multiple(() =>
        {
            Assert.That(page.Data.Select(agent => agent.Name), Is.EqualTo(names.Order().Skip(1)));
            Assert.That((page.Total, page.Limit, page.Offset), Is.EqualTo(((int?)3, (int?)2, (int?)1)));
        });
    }

    [Test]
    public async Task A_list_tells_how_many_sessions_an_agent_has()
    {
        var agent = await CreatePlatformAgentAsync("busy " + Guid.NewGuid());
        await LiteLLM.Sessions.CreateAsync(agent, cancellationToken: Token);
        var page = await LiteLLM.Agents.ListAsync(new ListPlatformAgentsOptions { Search = agent }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(page.Data.Single().SessionCount, Is.EqualTo(1));
            Assert.That(page.Data.Single().HasActiveSession, Is.True);
        });
    }

    private static CreatePlatformAgentRequest Worker() => new()
    {
        Name = "worker",
        Model = "claude-sonnet",
        HarnessId = HarnessId.ClaudeCode,
        RepoUrl = "https://git.example.com/repo",
        Requirements = "git",
        AllowOut = ["*.example.com"],
        EnvVars = new Dictionary<string, string> { ["TOKEN"] = "t" },
        EnvVarHosts = new Dictionary<string, IList<string>> { ["TOKEN"] = ["api.example.com"] },
        Projects = [new PlatformAgentProject { Id = "p", Name = "project" }],
    };
}
