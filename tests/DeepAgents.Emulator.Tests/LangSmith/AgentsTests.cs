using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class AgentsTests : EmulatorFixture
{
    [Test]
    public async Task An_agent_that_was_created_is_read_as_it_was_written()
    {
        var created = await LangSmith.Agents.CreateAsync(Researcher(), cancellationToken: Token);
        var read = await LangSmith.Agents.GetAsync(created.Id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(Guid.TryParse(read.Id, out _), Is.True);
            Assert.That(read.Name, Is.EqualTo("Researcher"));
            Assert.That(read.Description, Is.EqualTo("Finds things out."));
            Assert.That(read.Instructions, Is.EqualTo("Be thorough."));
            Assert.That(read.SystemPrompt, Is.EqualTo("Be thorough."));
            Assert.That(read.Runtime!.Model!.ModelId, Is.EqualTo("openai:gpt-5.5"));
            Assert.That(read.Backend!.Type, Is.EqualTo(AgentBackendType.Sandbox));
            Assert.That(read.Backend.SandboxConfig!.Scope, Is.EqualTo(SandboxScope.Thread));
            Assert.That(read.Backend.SandboxConfig.IdleTtlSeconds, Is.EqualTo(600));
            Assert.That(read.Permissions!.Visibility, Is.EqualTo(AgentVisibility.User));
            Assert.That(read.Permissions.SharedUsers!.Run, Is.EqualTo(new[] { "u1" }));
            Assert.That((string?)read.Extras!["team"], Is.EqualTo("search"));
            Assert.That(read.AccessLevel, Is.EqualTo(AgentAccessLevel.Write));
            Assert.That(read.IsOwner, Is.True);
            Assert.That(read.Revision, Is.Not.Empty.And.EqualTo(created.Revision));
            Assert.That(read.CreatedAt, Is.EqualTo(created.CreatedAt).And.Not.Null);
            Assert.That(read.AdditionalProperties, Is.Empty, "Every member of the answer is typed.");
        });
    }

    [Test]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        var before = await LangSmith.Agents.CreateAsync(Researcher(), cancellationToken: Token);
        var update = new UpdateAgentRequest { Description = "Changed." };
        var after = await LangSmith.Agents.UpdateAsync(before.Id!, update, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(after.Description, Is.EqualTo("Changed."));
            Assert.That(after.Name, Is.EqualTo(before.Name));
            Assert.That(after.Instructions, Is.EqualTo(before.Instructions));
            Assert.That(after.Runtime!.Model!.ModelId, Is.EqualTo("openai:gpt-5.5"));
            Assert.That(after.Backend!.SandboxConfig!.IdleTtlSeconds, Is.EqualTo(600));
            Assert.That(after.Permissions!.SharedUsers!.Run, Is.EqualTo(new[] { "u1" }));
            Assert.That(after.Revision, Is.Not.EqualTo(before.Revision));
            Assert.That(after.UpdatedAt, Is.GreaterThan(before.UpdatedAt!.Value));
        });
    }

    [Test]
    public async Task An_update_replaces_a_nested_object_whole()
    {
        var before = await LangSmith.Agents.CreateAsync(Researcher(), cancellationToken: Token);
        var after = await LangSmith.Agents.UpdateAsync(
            before.Id!,
            new UpdateAgentRequest { Permissions = new AgentPermissions { Identity = AgentIdentity.Shared } },
            cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(after.Permissions!.Identity, Is.EqualTo(AgentIdentity.Shared));
            Assert.That(after.Permissions.SharedUsers, Is.Null);
        });
    }

    [Test]
    public async Task A_clone_is_another_agent_with_the_same_contents()
    {
        var source = await LangSmith.Agents.CreateAsync(Researcher(), cancellationToken: Token);
        var unnamed = await LangSmith.Agents.CloneAsync(source.Id!, cancellationToken: Token);
        var named = await LangSmith.Agents.CloneAsync(
            source.Id!, new CloneAgentRequest { Name = "Twin" }, new CloneAgentOptions { IncludeFiles = true }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(new[] { source.Id, unnamed.Id, named.Id }, Is.Unique);
            Assert.That(unnamed.Name, Is.Not.Empty);
            Assert.That(unnamed.Instructions, Is.EqualTo("Be thorough."));
            Assert.That(unnamed.Files, Is.Null);
            Assert.That(named.Name, Is.EqualTo("Twin"));
            Assert.That(named.Files!["AGENTS.md"].Content, Is.EqualTo("Be thorough."));
        });
    }

    [Test]
    public async Task The_health_of_an_agent_is_an_open_object()
    {
        var id = await CreateAgentAsync();
        var health = await LangSmith.Agents.GetHealthAsync(id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That((string?)health.AdditionalProperties["status"], Is.EqualTo("healthy"));
            Assert.That((string?)health.AdditionalProperties["agent_id"], Is.EqualTo(id));
        });
    }

    [Test]
    public async Task A_deletion_may_be_repeated_and_leaves_nothing_to_read()
    {
        var id = await CreateAgentAsync();
        await LangSmith.Agents.DeleteAsync(id, cancellationToken: Token);
        await LangSmith.Agents.DeleteAsync(id, cancellationToken: Token);

        var gone = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LangSmith.Agents.GetAsync(id, cancellationToken: Token));
        Assert.That(gone!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("agent_not_found"));
    }

    [Test]
    public void An_empty_name_is_a_bad_request_with_its_code()
    {
        var refused = Assert.ThrowsAsync<DeepAgentsBadRequestException>(() => CreateAgentAsync(""));
        Assert.That(refused!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("missing_required_field"));
    }

    [Test]
    public async Task The_caller_is_told_of_status_and_headers()
    {
        ResponseInfo? seen = null;
        await LangSmith.Agents.CreateAsync(
            new CreateAgentRequest { Name = "told" }, new CreateAgentOptions { OnResponse = info => seen = info }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(seen!.Operation, Is.EqualTo("Agents.Create"));
            Assert.That(seen.Status, Is.EqualTo(201));
            Assert.That(seen.Headers["Content-Type"], Is.EqualTo(new[] { "application/json" }));
        });
    }

    private static CreateAgentRequest Researcher() => new()
    {
        Name = "Researcher",
        Description = "Finds things out.",
        Instructions = "Be thorough.",
        Runtime = new AgentRuntime { Model = new AgentModel { ModelId = "openai:gpt-5.5" } },
        Backend = new AgentBackend
        {
            Type = AgentBackendType.Sandbox,
            SandboxConfig = new SandboxConfig { Scope = SandboxScope.Thread, IdleTtlSeconds = 600 },
        },
        Permissions = new AgentPermissions
        {
            Visibility = AgentVisibility.User,
            SharedUsers = new SharedUsers { Run = ["u1"] },
        },
        Extras = new JObject { ["team"] = "search" },
    };
}
