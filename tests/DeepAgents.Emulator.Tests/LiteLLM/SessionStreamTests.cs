using DeepAgents.LiteLLM;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.LiteLLM;

[CancelAfter(30_000)]
public sealed class SessionStreamTests : EmulatorFixture
{
    private static readonly SendMessageRequest Ping = new() { Text = "ping pong" };

    [Test]
    public async Task A_message_is_streamed_in_frames_from_ready_to_done()
    {
        var id = await CreateReadySessionAsync();
        var frames = await CollectAsync(LiteLLM.Sessions.StreamMessageAsync(id, Ping, cancellationToken: Token));
        var events = frames.Where(frame => (string?)frame["type"] == "harness_event").Select(frame => frame["event"]!).ToList();
        var deltas = events
            .Where(item => (string?)item["type"] == "message.part.delta")
            .Select(item => (string?)item["properties"]!["delta"]);

        Assert.Multiple(() =>
        {
            Assert.That((string?)frames[0]["type"], Is.EqualTo("ready"));
            Assert.That((string?)frames[^1]["type"], Is.EqualTo("done"));
            Assert.That((string?)events[0]["type"], Is.EqualTo("server.connected"));
            Assert.That((string?)events[^1]["type"], Is.EqualTo("session.idle"));
            Assert.That(string.Concat(deltas), Is.EqualTo("You said: ping pong"));
        });
    }

    [Test]
    public async Task An_attached_stream_hears_a_turn_that_another_call_started()
    {
        var id = await CreateReadySessionAsync();
        var sent = false;
        var types = new List<string?>();
        await foreach (var item in LiteLLM.Sessions.StreamEventsAsync(id, cancellationToken: Token))
        {
            types.Add((string?)JObject.Parse(item.Data)["type"]);
            if (!sent)
            {
                // The first frame says that the stream listens.
                sent = true;
                await LiteLLM.Sessions.SendMessageAsync(id, Ping, cancellationToken: Token);
            }
        }

        Assert.That(types[0], Is.EqualTo("ready"));
        Assert.That(types[^1], Is.EqualTo("done"));
    }

    [Test]
    public async Task Following_a_session_passes_the_harness_events_on_as_they_are()
    {
        var id = await CreateReadySessionAsync();
        var types = new List<string?>();
        await foreach (var item in LiteLLM.Sessions.FollowAsync(id, new FollowPlatformSessionOptions { Follow = true }, Token))
        {
            types.Add((string?)JObject.Parse(item.Data)["type"]);
            if (types.Count == 1)
            {
                await LiteLLM.Sessions.SendMessageAsync(id, Ping, cancellationToken: Token);
            }
            else if (types.Count(type => type == "session.idle") == 1 && types[^1] == "session.idle")
            {
                // A stream that follows is still open after a turn: it hears the next one too.
                await LiteLLM.Sessions.SendMessageAsync(id, Ping, cancellationToken: Token);
            }
            else if (types.Count(type => type == "session.idle") == 2)
            {
                break;
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(types[0], Is.EqualTo("stream.opened"));
            Assert.That(types, Has.Member("message.part.updated"));
            Assert.That(types.Count(type => type == "session.idle"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Without_following_a_stream_ends_with_the_turn()
    {
        var id = await CreateReadySessionAsync();
        var types = new List<string?>();
        await foreach (var item in LiteLLM.Sessions.FollowAsync(id, cancellationToken: Token))
        {
            types.Add((string?)JObject.Parse(item.Data)["type"]);
            if (types.Count == 1)
            {
                await LiteLLM.Sessions.SendMessageAsync(id, Ping, cancellationToken: Token);
            }
        }

        Assert.That(types[^1], Is.EqualTo("session.idle"));
    }

    [Test]
    public async Task A_session_that_is_deleted_ends_its_stream_with_a_failure()
    {
        var id = await CreateReadySessionAsync();
        var types = new List<string>();
        var failure = Assert.ThrowsAsync<SessionStreamException>(async () =>
        {
            await foreach (var item in LiteLLM.Sessions.StreamEventsAsync(id, cancellationToken: Token))
            {
                types.Add(item.Type);
                if (types.Count == 1)
                {
                    await LiteLLM.Sessions.DeleteAsync(id, cancellationToken: Token);
                }
            }
        });

        Assert.That(types[0], Is.EqualTo("ready"));
        Assert.That(failure!.Reason, Is.EqualTo("event stream interrupted"));
    }

    [Test]
    public async Task A_dead_session_is_gone_for_who_follows_it()
    {
        var id = await CreateReadySessionAsync();
        await LiteLLM.Sessions.DeleteAsync(id, cancellationToken: Token);
        var gone = Assert.ThrowsAsync<DeepAgentsApiException>(
            async () => await LiteLLM.Sessions.FollowAsync(id, cancellationToken: Token).GetAsyncEnumerator(Token).MoveNextAsync());
        Assert.That(gone!.Status, Is.EqualTo(410));
    }

    private static async Task<List<JObject>> CollectAsync(IAsyncEnumerable<SessionStreamEvent> stream)
    {
        var frames = new List<JObject>();
        await foreach (var item in stream)
        {
            frames.Add(JObject.Parse(item.Data));
        }

        return frames;
    }
}
