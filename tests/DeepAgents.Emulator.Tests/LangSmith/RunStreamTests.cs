using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class RunStreamTests : EmulatorFixture
{
    [Test]
    public async Task Values_are_streamed_before_and_after_the_answer()
    {
        var events = await StreamAsync("one two three", RunStreamMode.Values);

        Assert.Multiple(() =>
        {
            Assert.That(events.Select(e => e.Name), Is.EqualTo(new[] { "metadata", "values", "values" }));
            Assert.That(events.Select(e => e.Id), Is.EqualTo(new[] { "0", "1", "2" }));
            Assert.That((string?)JObject.Parse(events[0].Data)["run_id"], Is.Not.Empty);
            Assert.That(JObject.Parse(events[1].Data)["messages"]!.Count(), Is.EqualTo(1));
            Assert.That((string?)JObject.Parse(events[2].Data)["messages"]![1]!["content"], Is.EqualTo("You said: one two three"));
        });
    }

    [Test]
    public async Task Message_chunks_together_are_the_answer()
    {
        var events = await StreamAsync("one two three", RunStreamMode.MessagesTuple, RunStreamMode.Updates);
        var chunks = events.Where(e => e.Name == "messages").Select(e => JArray.Parse(e.Data)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(chunks, Has.Count.GreaterThan(1));
            Assert.That(string.Concat(chunks.Select(c => (string?)c[0]["content"])), Is.EqualTo("You said: one two three"));
            Assert.That(chunks.Select(c => (string?)c[1]["langgraph_node"]), Is.All.EqualTo("model"));
            Assert.That(events[^1].Name, Is.EqualTo("updates"));
            Assert.That(events.Select(e => e.Name), Has.No.Member("values"));
        });
    }

    [Test]
    public async Task Text_outside_of_ascii_arrives_as_it_was_sent()
    {
        var events = await StreamAsync("Grüße, 世界 🌍", RunStreamMode.Values);
        Assert.That((string?)JObject.Parse(events[^1].Data)["messages"]![1]!["content"], Is.EqualTo("You said: Grüße, 世界 🌍"));
    }

    [Test]
    public async Task An_interrupt_is_an_update_like_others()
    {
        var events = await StreamAsync("[interrupt]", RunStreamMode.Updates);
        Assert.That((string?)JObject.Parse(events[^1].Data)["__interrupt__"]![0]!["value"]!["question"], Is.Not.Empty);
    }

    [Test]
    public void A_failure_in_the_stream_is_thrown()
    {
        var failure = Assert.ThrowsAsync<RunStreamException>(() => StreamAsync("[error]", RunStreamMode.Values));
        Assert.That(failure!.Error.Error, Is.EqualTo("RuntimeError"));
    }

    [Test]
    public async Task A_stream_that_is_left_early_stops_neither_the_run_nor_the_client()
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        await foreach (var first in LangSmith.Runs.StreamAsync(thread, Request(agent, "still there?"), cancellationToken: Token))
        {
            Assert.That(first.Name, Is.EqualTo("metadata"));
            break;
        }

        var done = await Poller.WaitAsync(
            (_, token) => LangSmith.Threads.GetAsync(thread, cancellationToken: token),
            state => state.Status == ThreadStatus.Idle ? PollVerdict.Succeeded : PollVerdict.Pending,
            timeProvider: ClientTime,
            cancellationToken: Token);
        Assert.That(done.Values!["messages"]!.Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_refused_stream_is_an_exception_before_the_first_event()
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(await CreateAgentAsync());

        var refused = Assert.ThrowsAsync<DeepAgentsBadRequestException>(() => CollectAsync(thread, Request(agent, "hello")));
        Assert.That(refused!.Error, Is.InstanceOf<StructuredError>().With.Property("Code").EqualTo("agent_mismatch"));
    }

    private static StreamRunRequest Request(string agent, string text, params RunStreamMode[] modes) => new()
    {
        AgentId = agent,
        StreamMode = modes.Length == 0 ? null : modes,
        Input = new RunInput { Messages = [new InputMessage { Role = MessageRole.User, Content = text }] },
    };

    private async Task<List<RunEvent>> StreamAsync(string text, params RunStreamMode[] modes)
    {
        var agent = await CreateAgentAsync();
        return await CollectAsync(await CreateThreadAsync(agent), Request(agent, text, modes));
    }

    private async Task<List<RunEvent>> CollectAsync(string thread, StreamRunRequest request)
    {
        var events = new List<RunEvent>();
        await foreach (var item in LangSmith.Runs.StreamAsync(thread, request, cancellationToken: Token))
        {
            events.Add(item);
        }

        return events;
    }
}
