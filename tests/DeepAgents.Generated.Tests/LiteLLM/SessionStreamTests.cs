using DeepAgents.LiteLLM;
using DeepAgents.Tests.Streaming;

namespace DeepAgents.Tests.LiteLLM;

[CancelAfter(30_000)]
public sealed class SessionStreamTests
{
    private const string Ready = "data: {\"type\":\"ready\"}\n\n";
    private const string Delta = "data: {\"type\":\"harness_event\",\"event\":{\"properties\":{\"field\":\"text\",\"delta\":\"Hi\"},\"type\":\"message.part.delta\",\"id\":\"e1\"}}\n\n";
    private const string Done = "data: {\"type\":\"done\"}\n\n";

    [Test]
    public async Task The_frames_of_a_turn_are_typed_and_unknown_ones_pass_through()
    {
        var (frames, end) = await ReadAsync(Ready + Delta + "data: {\"type\":\"new_one\",\"x\":1}\n\ndata: not json\n\n" + Done);
        Assert.Multiple(() =>
        {
            Assert.That(end, Is.Null);
            Assert.That(frames.Select(f => f.GetType()), Is.EqualTo(new[] { typeof(SessionReadyEvent), typeof(HarnessEvent), typeof(SessionStreamEvent), typeof(SessionStreamEvent), typeof(SessionDoneEvent) }));
            var bus = ((HarnessEvent)frames[1]).Event;
            Assert.That((bus.Type, bus.Id, bus.TextDelta), Is.EqualTo(("message.part.delta", "e1", "Hi")));
            Assert.That((frames[2].Type, frames[2].Data), Is.EqualTo(("new_one", "{\"type\":\"new_one\",\"x\":1}")));
            Assert.That((frames[3].Type, frames[3].Data), Is.EqualTo(("", "not json")));
        });
    }

    [TestCase(Ready)]
    [TestCase(Ready + Delta)]
    [TestCase("")]
    public async Task A_close_without_a_done_is_an_interruption(string text) =>
        Assert.That((await ReadAsync(text)).End, Is.InstanceOf<StreamInterruptedException>());

    [TestCase("""{"type":"error","error":{"message":"quota exceeded"}}""", "quota exceeded")]
    [TestCase("""{"type":"error","message":{"text":"nested"}}""", "nested")]
    [TestCase("""{"type":"error","limit":5}""", """{"type":"error","limit":5}""")]
    public async Task Whatever_an_error_frame_looks_like_the_exception_says_why(string frame, string reason)
    {
        var (_, end) = await ReadAsync(Ready + $"data: {frame}\n\n");
        Assert.That((end as SessionStreamException)!.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task An_error_frame_is_thrown_after_what_came_before_it()
    {
        var (frames, end) = await ReadAsync(Ready + Delta + "data: {\"type\":\"error\",\"message\":\"stream timeout\"}\n\n");
        Assert.That((frames.Count, (end as SessionStreamException)?.Reason), Is.EqualTo((2, "stream timeout")));
    }

    [TestCase("data: {\"type\":\"stream.opened\"}\n\ndata: {\"type\":\"session.idle\",\"properties\":{\"sessionID\":\"x\"}}\n\n", 2, false)]
    [TestCase("data: {\"type\":\"stream.opened\"}\n\n", 1, true)]
    [TestCase("", 0, true)]
    public async Task Following_the_bus_ends_well_only_after_the_session_was_idle(string text, int count, bool isInterrupted)
    {
        using var client = Client(text);
        var events = new List<BusEvent>();
        Exception? end = null;
        try
        {
            await foreach (var item in client.Sessions.FollowAsync("s"))
            {
                events.Add(item);
            }
        }
        catch (StreamInterruptedException exception)
        {
            end = exception;
        }

        Assert.That((events.Count, end is not null), Is.EqualTo((count, isInterrupted)));
    }

    [TestCase("message.part.delta", true)]
    [TestCase("server.heartbeat", false)]
    public void A_break_in_a_later_turn_is_an_interruption(string last, bool isInterrupted)
    {
        var text = $"data: {{\"type\":\"session.idle\"}}\n\ndata: {{\"type\":\"{last}\"}}\n\n";
        using var client = new LiteLLMAgentPlatformClient(
            new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("https://h") },
            new StubHandler(_ => StreamScript.Answer(text, end: new IOException("reset"))));
        var count = 0;
        async Task FollowAsync()
        {
            await foreach (var _ in client.Sessions.FollowAsync("s", new FollowPlatformSessionOptions { Follow = true }))
            {
                count++;
            }
        }

        Assert.That(FollowAsync, isInterrupted ? Throws.InstanceOf<StreamInterruptedException>() : Throws.Nothing);
        Assert.That(count, Is.EqualTo(2));
    }

    private static async Task<(List<SessionStreamEvent> Frames, Exception? End)> ReadAsync(string text)
    {
        using var client = Client(text);
        var frames = new List<SessionStreamEvent>();
        try
        {
            await foreach (var frame in client.Sessions.StreamMessageAsync("s", new SendMessageRequest { Text = "hi" }))
            {
                frames.Add(frame);
            }

            return (frames, null);
        }
        catch (DeepAgentsException exception)
        {
            return (frames, exception);
        }
    }

    private static LiteLLMAgentPlatformClient Client(string text) =>
        new(new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("https://h") }, new StubHandler(_ => StreamScript.Answer(text)));
}
