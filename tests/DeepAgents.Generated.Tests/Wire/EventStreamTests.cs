using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
[Row("event-stream")]
public sealed class EventStreamTests
{
    [Test]
    public async Task Events_are_handed_out_while_the_stream_is_open(CancellationToken token)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new RawServer(async connection =>
        {
            await connection.StartChunkedAsync("text/event-stream");
            await connection.ChunkAsync("id: 1\nevent: values\ndata: {\"a\":1}\n\n");
            await connection.WaitFor(seen.Task);
            await connection.ChunkAsync(": heartbeat\n\ndata: two\ndata: lines\n\n");
            await connection.EndChunksAsync();
        });
        using var client = Connect.LangSmith(server);
        var events = new List<(string Name, string Data, string? Id)>();
        var body = new StreamRunRequest { AgentId = "a", Input = new() { Messages = [] } };

        await foreach (var item in client.Runs.StreamAsync("t", body, cancellationToken: token))
        {
            events.Add((item.Name, item.Data, item.Id));
            seen.TrySetResult();
        }

        Assert.That(events, Is.EqualTo(new[] { ("values", "{\"a\":1}", (string?)"1"), ("message", "two\nlines", null) }));
        Assert.That(server.Request.Header("Accept"), Is.EqualTo("text/event-stream"));
    }

    [Test]
    public async Task A_stream_without_a_body_to_send_is_read(CancellationToken token)
    {
        using var server = RawServer.Answering("data: {\"type\":\"session.idle\"}\n\n", contentType: "text/event-stream");
        using var client = Connect.LiteLLM(server);
        var names = new List<string>();

        await foreach (var item in client.Sessions.FollowAsync("s", new FollowPlatformSessionOptions { Follow = true }, token))
        {
            names.Add(item.Type);
        }

        Assert.That(names, Is.EqualTo(new[] { "session.idle" }));
        Assert.That(server.Request.Target, Does.EndWith("/s/stream?follow=1"));
    }

    [Test]
    public async Task Leaving_a_stream_ends_its_request(CancellationToken token)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new RawServer(async connection =>
        {
            await connection.StartChunkedAsync("text/event-stream");
            await connection.ChunkAsync("data: 1\n\n");
            await connection.WaitForCloseAsync();
            left.SetResult();
        });
        using var client = Connect.Odd(server);

        await foreach (var _ in client.Things.StreamAsync("t", cancellationToken: token))
        {
            break;
        }

        await left.Task.WaitAsync(token);
    }

    [Test]
    public void A_stream_that_is_refused_fails_like_any_call()
    {
        using var server = RawServer.Answering("""{"error":"no"}""", "409 Conflict");
        using var client = Connect.Odd(server);

        Assert.ThrowsAsync<DeepAgentsConflictException>(async () =>
        {
            await foreach (var _ in client.Things.StreamAsync("t"))
            {
            }
        });
    }

    [Test]
    public void A_stream_sends_nothing_before_it_is_enumerated()
    {
        using var server = RawServer.Answering("");
        using var client = Connect.Odd(server);

        _ = client.Things.StreamAsync("t");

        Assert.That(server.Requests, Is.Empty);
    }
}
