using DeepAgents.LangSmith;
using DeepAgents.Tests.Streaming;

namespace DeepAgents.Tests.Wire;

/// <summary>Each way in which a stream can end, over a socket.</summary>
[CancelAfter(30_000)]
public sealed class StreamEndingTests
{
    private const string Metadata = "id: 0\nevent: metadata\ndata: {\"run_id\":\"r1\"}\n\n";
    private const string End = "event: end\ndata: null\n\n";

    [TestCase(Metadata, 1)]
    [TestCase(Metadata + End, 2)]
    [TestCase(Metadata + "event: values\ndata: {}", 2)]
    [TestCase(Metadata + ": only a comment", 1)]
    [TestCase("", 0)]
    public async Task A_clean_end_is_an_end(string text, int count)
    {
        using var server = RawServer.Answering(text, contentType: "text/event-stream");
        Assert.That(await ReadAsync(server), Is.EqualTo((count, (Type?)null)));
    }

    [TestCase("event: values\ndata: {\"a\"")]
    [TestCase("event: valu")]
    public async Task Half_a_frame_at_a_clean_end_is_an_interruption(string tail)
    {
        using var server = RawServer.Answering(Metadata + tail, contentType: "text/event-stream");
        Assert.That(await ReadAsync(server), Is.EqualTo((1, typeof(StreamInterruptedException))));
    }

    [Test]
    public async Task A_chunked_body_without_its_last_chunk_is_an_interruption()
    {
        using var server = new RawServer(async connection =>
        {
            await connection.StartChunkedAsync("text/event-stream");
            await connection.ChunkAsync(Metadata);
        });
        Assert.That(await ReadAsync(server), Is.EqualTo((1, typeof(StreamInterruptedException))));
    }

    [Test]
    public async Task A_body_that_is_shorter_than_announced_is_an_interruption()
    {
        using var server = new RawServer(connection => connection.SendAsync(
            $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 5000\r\nConnection: close\r\n\r\n{Metadata}"));
        Assert.That(await ReadAsync(server), Is.EqualTo((1, typeof(StreamInterruptedException))));
    }

    [TestCase("", typeof(StreamInterruptedException))]
    [TestCase(End, null)]
    public async Task A_reset_is_an_interruption_unless_the_end_was_told(string last, Type? expected)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new RawServer(async connection =>
        {
            await connection.StartChunkedAsync("text/event-stream");
            await connection.ChunkAsync(Metadata + last);
            await connection.WaitFor(read.Task);
            connection.Reset();
        });
        var expectedCount = last.Length == 0 ? 1 : 2;
        Assert.That(await ReadAsync(server, count => { if (count == expectedCount) { read.SetResult(); } }), Is.EqualTo((expectedCount, expected)));
    }

    [Test]
    public async Task An_error_frame_is_the_runs_failure_and_no_interruption()
    {
        using var server = new RawServer(async connection =>
        {
            await connection.StartChunkedAsync("text/event-stream");
            await connection.ChunkAsync(Metadata + "event: error\ndata: {\"error\":\"E\",\"message\":\"m\"}\n\n");
        });
        Assert.That(await ReadAsync(server), Is.EqualTo((1, typeof(RunStreamException))));
    }

    [Test]
    public async Task A_stream_is_not_resumed_though_the_server_says_where()
    {
        using var server = new RawServer(async connection =>
        {
            await connection.SendAsync(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nLocation: /threads/t/runs/r1/stream\r\n" +
                "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
            await connection.ChunkAsync(Metadata);
        });
        Assert.That(await ReadAsync(server), Is.EqualTo((1, typeof(StreamInterruptedException))));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Leaving_closes_the_connection_at_once(CancellationToken token)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new RawServer(async connection =>
        {
            await connection.StartChunkedAsync("text/event-stream");
            await connection.ChunkAsync(Metadata);
            await connection.WaitForCloseAsync();
            closed.SetResult();
        });
        using var client = Connect.LangSmith(server);
        await foreach (var _ in client.Runs.StreamAsync("t", StreamScript.Request, cancellationToken: token))
        {
            break;
        }

        await closed.Task.WaitAsync(token);
    }

    [Test]
    public async Task Silence_ends_a_stream(CancellationToken token)
    {
        var time = new ManualTimeProvider();
        using var server = Silent();
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = Connect.Key, Endpoint = server.Address, TimeProvider = time });
        var events = client.Runs.StreamAsync("t", StreamScript.Request, new StreamOptions { IdleTimeout = TimeSpan.FromSeconds(9) }, token).GetAsyncEnumerator(token);
        Assert.That(await events.MoveNextAsync(), Is.True);
        var next = events.MoveNextAsync().AsTask();
        await time.WaitForTimersAsync();
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.That(Assert.ThrowsAsync<DeepAgentsTimeoutException>(() => next)!.Kind, Is.EqualTo(TimeoutKind.Idle));
    }

    [Test]
    public async Task The_caller_ends_a_stream_that_is_silent(CancellationToken token)
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var server = Silent();
        using var client = Connect.LangSmith(server);
        var events = client.Runs.StreamAsync("t", StreamScript.Request, cancellationToken: caller.Token).GetAsyncEnumerator(caller.Token);
        Assert.That(await events.MoveNextAsync(), Is.True);
        var next = events.MoveNextAsync().AsTask();
        await caller.CancelAsync();
        Assert.That(Assert.CatchAsync<OperationCanceledException>(() => next)!.CancellationToken, Is.EqualTo(caller.Token));
    }

    [TestCase("data: {\"type\":\"ready\"}\n\ndata: {\"type\":\"done\"}\n\n", null)]
    [TestCase("data: {\"type\":\"ready\"}\n\n", typeof(StreamInterruptedException))]
    [TestCase("data: {\"type\":\"error\",\"message\":\"stream timeout\"}\n\n", typeof(DeepAgents.LiteLLM.SessionStreamException))]
    public void A_sessions_stream_needs_its_last_frame(string text, Type? expected)
    {
        using var server = RawServer.Answering(text, contentType: "text/event-stream");
        using var client = Connect.LiteLLM(server);
        async Task DrainAsync()
        {
            await foreach (var _ in client.Sessions.StreamMessageAsync("s", new DeepAgents.LiteLLM.SendMessageRequest { Text = "hi" }))
            {
            }
        }

        Assert.That(DrainAsync, expected is null ? Throws.Nothing : Throws.InstanceOf(expected));
    }

    private static RawServer Silent() => new(async connection =>
    {
        await connection.StartChunkedAsync("text/event-stream");
        await connection.ChunkAsync(Metadata);
        await connection.WaitForCloseAsync();
    });

    private static async Task<(int Count, Type? End)> ReadAsync(RawServer server, Action<int>? seen = null)
    {
        using var client = Connect.LangSmith(server);
        var count = 0;
        try
        {
            await foreach (var _ in client.Runs.StreamAsync("t", StreamScript.Request))
            {
                seen?.Invoke(++count);
                count = seen is null ? count + 1 : count;
            }

            return (count, null);
        }
        catch (DeepAgentsException exception)
        {
            return (count, exception.GetType());
        }
    }
}
