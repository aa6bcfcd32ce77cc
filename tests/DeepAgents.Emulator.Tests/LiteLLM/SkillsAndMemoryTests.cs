using DeepAgents.LiteLLM;

namespace DeepAgents.Emulator.Tests.LiteLLM;

[CancelAfter(30_000)]
public sealed class SkillsAndMemoryTests : EmulatorFixture
{
    [Test]
    public async Task A_skill_is_made_changed_attached_and_deleted()
    {
        var agent = await CreatePlatformAgentAsync();
        var skill = await LiteLLM.Skills.CreateAsync(new CreateSkillRequest { Name = "review", Content = "Read twice.", Description = "for reviews" }, cancellationToken: Token);
        var changed = await LiteLLM.Skills.UpdateAsync(skill.Id, new UpdateSkillRequest { Content = "Read three times.", Description = null }, cancellationToken: Token);
        var read = await LiteLLM.Skills.GetAsync(skill.Id, cancellationToken: Token);
        var list = await LiteLLM.Skills.ListAsync(cancellationToken: Token);
        var attached = await LiteLLM.Skills.AttachAsync(agent, new AttachSkillRequest { SkillId = skill.Id }, cancellationToken: Token);
        var fresh = await LiteLLM.Skills.AttachAsync(agent, new AttachSkillRequest { Content = "Be brief." }, cancellationToken: Token);
        var one = await LiteLLM.Skills.DetachAsync(agent, new DetachSkillOptions { SkillId = skill.Id }, Token);
        var none = await LiteLLM.Skills.DetachAsync(agent, cancellationToken: Token);
        await LiteLLM.Skills.DeleteAsync(skill.Id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That((changed.Content, changed.Description, changed.Name), Is.EqualTo(("Read three times.", (string?)null, "review")));
            Assert.That(read.Content, Is.EqualTo(changed.Content));
            Assert.That(list.Data!.Select(s => s.Id), Does.Contain(skill.Id));
            Assert.That(attached.Agent!.AttachedSkillIds, Is.EqualTo(new[] { skill.Id }));
            Assert.That(attached.Skill, Is.Null);
            Assert.That(fresh.Skill!.Content, Is.EqualTo("Be brief."));
            Assert.That(one.Agent!.AttachedSkillIds, Is.EqualTo(new[] { fresh.Skill.Id }));
            Assert.That(none.Agent!.AttachedSkillIds, Is.Empty);
        });
        Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Skills.GetAsync(skill.Id, cancellationToken: Token));
    }

    [Test]
    public async Task Neither_a_skill_nor_a_content_is_refused_with_the_issue()
    {
        var agent = await CreatePlatformAgentAsync();
        var refused = Assert.ThrowsAsync<DeepAgentsBadRequestException>(() => LiteLLM.Skills.AttachAsync(agent, new AttachSkillRequest(), cancellationToken: Token));
        Assert.That(refused!.Error, Is.InstanceOf<ValidationError>());
    }

    [Test]
    public async Task A_memory_is_made_found_changed_and_deleted()
    {
        var agent = await CreatePlatformAgentAsync();
        var memory = await LiteLLM.Memory.CreateAsync(agent, new CreateMemoryRequest { Text = "Tabs, not spaces.", Tags = ["style"], Source = MemorySource.Ui }, cancellationToken: Token);
        await LiteLLM.Memory.CreateAsync(agent, new CreateMemoryRequest { Text = "Other." }, cancellationToken: Token);
        var found = await LiteLLM.Memory.ListAsync(agent, new ListMemoryOptions { Search = "tabs", Tag = "style" }, Token);
        var changed = await LiteLLM.Memory.UpdateAsync(agent, memory.Id, new UpdateMemoryRequest { Pinned = true, Disabled = true }, cancellationToken: Token);
        await LiteLLM.Memory.DeleteAsync(agent, memory.Id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That((memory.Type, memory.TimesApplied, memory.Source), Is.EqualTo(("convention", (int?)0, "ui")));
            Assert.That(found.Single().TimesApplied, Is.EqualTo(1));
            Assert.That((changed.Pinned, changed.Disabled, changed.Text), Is.EqualTo(((bool?)true, (bool?)true, "Tabs, not spaces.")));
        });
        Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Memory.DeleteAsync(agent, memory.Id, cancellationToken: Token));
    }

    [Test]
    public async Task A_session_is_opened_and_its_first_answer_waited_for()
    {
        var agent = await CreatePlatformAgentAsync();
        var ready = await LiteLLM.Sessions.CreateAndWaitAsync(agent, new CreatePlatformSessionRequest { InitialPrompt = "introduce yourself" }, cancellationToken: Token);
        var answered = await LiteLLM.Sessions.WaitForResponseAsync(ready.Id!, cancellationToken: Token);
        Assert.Multiple(() =>
        {
            Assert.That(ready.Status, Is.EqualTo(PlatformSessionStatus.Ready));
            Assert.That(answered.Response!.Text, Does.Contain("introduce yourself"));
        });
    }

    [Test]
    public async Task All_agents_are_listed_across_pages()
    {
        for (var i = 0; i < 3; i++)
        {
            await CreatePlatformAgentAsync($"paged {i}");
        }

        var options = new ListPlatformAgentsOptions { Limit = 2, Search = "paged" };
        var pages = 0;
        await foreach (var page in LiteLLM.Agents.ListPagesAsync(options, Token))
        {
            pages += page.Data.Count > 0 ? 1 : 0;
        }

        var names = new List<string?>();
        await foreach (var agent in LiteLLM.Agents.ListAllAsync(options, Token))
        {
            names.Add(agent.Name);
        }

        Assert.That((pages, names.Count), Is.EqualTo((2, 3)));
    }
}
