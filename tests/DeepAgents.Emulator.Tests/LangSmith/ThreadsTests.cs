using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class ThreadsTests : EmulatorFixture
{
    [Test]
    public async Task A_thread_that_was_created_is_idle_and_empty()
    {
        var agent = await CreateAgentAsync();
        var request = new CreateThreadRequest { AgentId = agent, Metadata = new JObject { ["ticket"] = 7 } };
        var created = await LangSmith.Threads.CreateAsync(request, cancellationToken: Token);
        var read = await LangSmith.Threads.GetAsync(created.Id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(created.AgentId, Is.EqualTo(agent));
            Assert.That(read.Id, Is.EqualTo(created.Id));
            Assert.That(read.ThreadId, Is.EqualTo(created.Id));
            Assert.That(read.AgentId, Is.EqualTo(agent));
            Assert.That(read.Status, Is.EqualTo(ThreadStatus.Idle));
            Assert.That((int?)read.Metadata!["ticket"], Is.EqualTo(7));
            Assert.That(read.Values!["messages"], Is.Empty);
            Assert.That(read.Interrupts, Is.Empty);
            Assert.That(read.CreatedAt, Is.EqualTo(created.CreatedAt).And.Not.Null);
            Assert.That(read.AdditionalProperties.Keys, Has.Member("is_pinned"), "The thread is an open object.");
        });
    }

    [Test]
    public async Task A_create_with_an_id_of_the_callers_can_be_made_repeatable()
    {
        var agent = await CreateAgentAsync();
        var id = Guid.NewGuid().ToString();
        var request = new CreateThreadRequest { AgentId = agent, ThreadId = id, IfExists = IfThreadExists.DoNothing };
        var first = await LangSmith.Threads.CreateAsync(request, cancellationToken: Token);
        var second = await LangSmith.Threads.CreateAsync(request, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(first.Id, Is.EqualTo(id));
            Assert.That(second.Id, Is.EqualTo(id));
            Assert.That(second.CreatedAt, Is.EqualTo(first.CreatedAt));
        });
    }

    [TestCase("raise")]
    [TestCase(null)]
    public async Task A_create_with_a_used_id_is_a_conflict_otherwise(string? ifExists)
    {
        var agent = await CreateAgentAsync();
        var request = new CreateThreadRequest { AgentId = agent, ThreadId = await CreateThreadAsync(agent) };
        request.IfExists = ifExists is null ? default(IfThreadExists?) : new IfThreadExists(ifExists);

        var conflict = Assert.ThrowsAsync<DeepAgentsConflictException>(
            () => LangSmith.Threads.CreateAsync(request, cancellationToken: Token));
        Assert.Multiple(() =>
        {
            Assert.That(conflict!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("thread_already_exists"));
            Assert.That(conflict.IsTransient, Is.False);
        });
    }

    [Test]
    public async Task An_update_sets_title_and_metadata()
    {
        var id = await CreateThreadAsync(await CreateAgentAsync());
        var update = new UpdateThreadRequest { Title = "About cats", Metadata = new JObject { ["pet"] = "cat" } };
        var updated = await LangSmith.Threads.UpdateAsync(id, update, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(updated.Title, Is.EqualTo("About cats"));
            Assert.That((string?)updated.Metadata!["pet"], Is.EqualTo("cat"));
        });
    }

    [Test]
    public async Task Many_threads_are_changed_at_once_and_each_has_its_result()
    {
        var id = await CreateThreadAsync(await CreateAgentAsync());
        var unknown = Guid.NewGuid().ToString();
        var request = new BulkUpdateThreadsRequest
        {
            ThreadIds = [id, unknown],
            Data = new UpdateThreadRequest { Title = "Together" },
        };
        var result = await LangSmith.Threads.BulkUpdateAsync(request, cancellationToken: Token);
        var changed = await LangSmith.Threads.GetAsync(id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(result.Results!.Select(r => (r.Id, r.Status)), Is.EqualTo(
                new (string?, BulkUpdateStatus?)[] { (id, BulkUpdateStatus.Success), (unknown, BulkUpdateStatus.Failure) }));
            Assert.That(result.Results![1].ErrorCode, Is.EqualTo("thread_not_found"));
            Assert.That(result.Results[1].Message, Is.Not.Empty);
            Assert.That(changed.Title, Is.EqualTo("Together"));
        });
    }

    [Test]
    public async Task A_deleted_thread_is_not_found_and_its_deletion_may_be_repeated()
    {
        var id = await CreateThreadAsync(await CreateAgentAsync());
        await LangSmith.Threads.DeleteAsync(id, cancellationToken: Token);
        await LangSmith.Threads.DeleteAsync(id, cancellationToken: Token);

        var gone = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LangSmith.Threads.GetAsync(id, cancellationToken: Token));
        Assert.That(gone!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("thread_not_found"));
    }

    [Test]
    public void A_thread_of_no_agent_is_a_bad_request() =>
        Assert.ThrowsAsync<DeepAgentsBadRequestException>(() => CreateThreadAsync(Guid.NewGuid().ToString()));
}
