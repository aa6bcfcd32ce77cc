using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class ThreadInterruptTests : EmulatorFixture
{
    [Test]
    public async Task An_interrupted_thread_needs_attention_until_it_is_resolved()
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        await StartRunAsync(thread, "please stop [interrupt]");
        var interrupted = await WaitWhileBusyAsync(thread);
        var waiting = await LangSmith.Threads.CountAsync(new CountThreadsOptions { AgentId = agent }, Token);
        var listed = await LangSmith.Threads.ListAsync(agent, new ListThreadsOptions { RequiresAttention = true }, Token);

        await LangSmith.Threads.EndInterruptedRunAsync(thread, cancellationToken: Token);
        var resolved = await WaitWhileBusyAsync(thread);
        var left = await LangSmith.Threads.CountAsync(new CountThreadsOptions { AgentId = agent }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(interrupted.Status, Is.EqualTo(ThreadStatus.Interrupted));
            Assert.That(interrupted.Interrupts, Is.Not.Empty);
            Assert.That(waiting.AttentionCount, Is.EqualTo(1));
            Assert.That(listed.Threads!.Single().HasInterrupts, Is.True);
            Assert.That(resolved.Status, Is.EqualTo(ThreadStatus.Idle));
            Assert.That(resolved.Interrupts, Is.Empty);
            Assert.That(left.AttentionCount, Is.Zero);
        });
    }

    [Test]
    public async Task Resolving_where_nothing_waits_is_a_conflict()
    {
        var thread = await CreateThreadAsync(await CreateAgentAsync());
        var conflict = Assert.ThrowsAsync<DeepAgentsConflictException>(
            () => LangSmith.Threads.EndInterruptedRunAsync(thread, cancellationToken: Token));

        Assert.Multiple(() =>
        {
            Assert.That(conflict!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("no_pending_interrupt"));
            Assert.That(conflict.Operation, Is.EqualTo("Threads.EndInterruptedRun"));
        });
    }

    [Test]
    public async Task A_failed_run_leaves_its_thread_in_error()
    {
        var thread = await CreateThreadAsync(await CreateAgentAsync());
        await StartRunAsync(thread, "[error]");
        Assert.That((await WaitWhileBusyAsync(thread)).Status, Is.EqualTo(ThreadStatus.Error));
    }

    [Test]
    public async Task A_run_on_a_thread_whose_agent_is_gone_fails_for_good()
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        await LangSmith.Agents.DeleteAsync(agent, cancellationToken: Token);

        var orphaned = Assert.ThrowsAsync<DeepAgentsServerException>(() => StartRunAsync(thread, "hello"));
        var read = await LangSmith.Threads.GetAsync(thread, cancellationToken: Token);
        Assert.Multiple(() =>
        {
            Assert.That(orphaned!.Status, Is.EqualTo(502));
            Assert.That(orphaned.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("upstream_auth_failed"));
            Assert.That(orphaned.IsTransient, Is.False, "Unlike any other 502.");
            Assert.That(read.Status, Is.EqualTo(ThreadStatus.Idle));
        });
    }

    private Task<Run> StartRunAsync(string thread, string text) => LangSmith.Runs.CreateAsync(
        thread,
        new CreateRunRequest { Input = new RunInput { Messages = [new InputMessage { Role = MessageRole.User, Content = text }] } },
        cancellationToken: Token);

    private Task<AgentThreadState> WaitWhileBusyAsync(string thread) => Poller.WaitAsync(
        (_, token) => LangSmith.Threads.GetAsync(thread, cancellationToken: token),
        state => state.Status == ThreadStatus.Busy ? PollVerdict.Pending : PollVerdict.Succeeded,
        timeProvider: ClientTime,
        cancellationToken: Token);
}
