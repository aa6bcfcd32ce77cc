using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class RunsTests : EmulatorFixture
{
    [Test]
    public async Task A_run_is_pending_and_its_thread_busy_until_the_answer_is_there()
    {
        var thread = await CreateThreadAsync(await CreateAgentAsync());
        var run = await LangSmith.Runs.CreateAsync(thread, new CreateRunRequest { Input = Say("ping") }, cancellationToken: Token);

        var seen = new List<ThreadStatus?>();
        var done = await Poller.WaitAsync(
            (_, token) => LangSmith.Threads.GetAsync(thread, cancellationToken: token),
            state => state.Values!["messages"]!.Count() == 2 ? PollVerdict.Succeeded : PollVerdict.Pending,
            progress: new Progress(snapshot => seen.Add(snapshot.State!.Status)),
            timeProvider: ClientTime,
            cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(run.Status, Is.EqualTo("pending"));
            Assert.That(run.RunId, Is.Not.Empty);
            Assert.That(run.ThreadId, Is.EqualTo(thread));
            Assert.That(run.CreatedAt, Is.Not.Null);
            Assert.That(seen.SkipLast(1), Is.Not.Empty.And.All.EqualTo(ThreadStatus.Busy));
            Assert.That(done.Status, Is.EqualTo(ThreadStatus.Idle));
            Assert.That((string?)done.Values!["messages"]![1]!["content"], Is.EqualTo("You said: ping"));
        });
    }

    [Test]
    public async Task A_run_needs_no_input()
    {
        var thread = await CreateThreadAsync(await CreateAgentAsync());
        var run = await LangSmith.Runs.CreateAsync(thread, cancellationToken: Token);
        Assert.That(run.ThreadId, Is.EqualTo(thread));
    }

    [Test]
    public async Task A_run_can_bring_its_own_thread()
    {
        var agent = await CreateAgentAsync();
        var request = new CreateRunWithThreadRequest
        {
            AgentId = agent,
            Thread = new RunThread { Metadata = new JObject { ["ticket"] = 7 } },
            Input = Say("ping"),
        };
        var run = await LangSmith.Runs.CreateWithThreadAsync(request, cancellationToken: Token);
        var thread = await LangSmith.Threads.GetAsync(run.ThreadId!, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(thread.AgentId, Is.EqualTo(agent));
            Assert.That((int?)thread.Metadata!["ticket"], Is.EqualTo(7));
            Assert.That((string?)thread.Values!["messages"]![0]!["content"], Is.EqualTo("ping"));
        });
    }

    [Test]
    public void A_run_on_no_thread_is_not_found()
    {
        var missing = Assert.ThrowsAsync<DeepAgentsNotFoundException>(
            () => LangSmith.Runs.CreateAsync("no-such-thread", cancellationToken: Token));
        Assert.That(missing!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("thread_not_found"));
    }

    [Test]
    public void A_message_without_a_role_is_refused_by_the_service()
    {
        var input = new RunInput { Messages = [new InputMessage { Content = "who?" }] };
        var request = new CreateRunWithThreadRequest { AgentId = "x", Input = input };
        var refused = Assert.ThrowsAsync<DeepAgentsBadRequestException>(
            () => LangSmith.Runs.CreateWithThreadAsync(request, cancellationToken: Token));
        Assert.That(refused!.Error.Message, Does.Contain("role"));
    }

    private static RunInput Say(string text) => new() { Messages = [new InputMessage { Role = MessageRole.User, Content = text }] };

    private sealed class Progress(Action<PollSnapshot<AgentThreadState>> report) : IProgress<PollSnapshot<AgentThreadState>>
    {
        public void Report(PollSnapshot<AgentThreadState> value) => report(value);
    }
}
