using System.Net;
using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.Streaming;

[CancelAfter(30_000)]
public sealed class StreamEndTests
{
    private const string Metadata = "id: 0\nevent: metadata\ndata: {\"run_id\":\"r1\"}\n\n";

    [Test]
    public async Task A_clean_end_without_an_end_event_is_no_error()
    {
        var (events, end) = await ReadAsync(Metadata);
        Assert.That((events.Count, end), Is.EqualTo((1, (Exception?)null)));
    }

    [Test]
    public async Task A_connection_that_breaks_is_an_interruption_that_says_where()
    {
        var (events, end) = await ReadAsync(Metadata, new IOException("reset"));
        var interrupted = end as StreamInterruptedException;
        Assert.Multiple(() =>
        {
            Assert.That(events, Has.Count.EqualTo(1));
            Assert.That((interrupted!.LastEventId, interrupted.RunId, interrupted.Operation), Is.EqualTo(("0", "r1", "Runs.Stream")));
            Assert.That(interrupted.InnerException, Is.InstanceOf<IOException>());
        });
    }

    [Test]
    public async Task What_breaks_after_the_end_is_of_no_interest()
    {
        var (events, end) = await ReadAsync(Metadata + "event: end\ndata: null\n\n", new IOException("reset"));
        Assert.That((events.Count, end), Is.EqualTo((2, (Exception?)null)));
    }

    [TestCase("event: values\ndata: {\"a\":1}", ExpectedResult = 2)]
    [TestCase("event: values\ndata: {\"a\":1}\n", ExpectedResult = 2)]
    [TestCase("event: values\r\ndata: {\"a\":1}\r\n", ExpectedResult = 2)]
    [TestCase("event: values\ndata: {\ndata: \"a\":1}", ExpectedResult = 2)]
    [TestCase(": a comment at the end", ExpectedResult = 1)]
    [TestCase("\n\n\n", ExpectedResult = 1)]
    public async Task<int> A_last_frame_without_its_blank_line_counts_when_its_data_is_whole(string tail)
    {
        var (events, end) = await ReadAsync(Metadata + tail);
        Assert.That(end, Is.Null);
        return events.Count;
    }

    [Test]
    public async Task A_last_frame_without_its_blank_line_may_fill_every_buffer_to_the_last_byte()
    {
        for (var length = 950; length < 1050; length++)
        {
            var (events, end) = await ReadAsync($"data: \"{new string('x', length)}\"");
            Assert.That((events.Count, end), Is.EqualTo((1, (Exception?)null)), $"{length} characters");
        }
    }

    [TestCase("event: values\ndata: {\"a\":")]
    [TestCase("event: values\ndata: {\"a\":1")]
    [TestCase("event: values\ndata: \"half")]
    [TestCase("event: values\ndata: not json")]
    [TestCase("event: val")]
    [TestCase("id: 1")]
    [TestCase("dat")]
    public async Task Half_a_frame_at_a_clean_end_is_an_interruption(string tail)
    {
        var (events, end) = await ReadAsync(Metadata + tail);
        Assert.Multiple(() =>
        {
            Assert.That(events, Has.Count.EqualTo(1));
            Assert.That((end as StreamInterruptedException)?.LastEventId, Is.EqualTo("0"));
        });
    }

    [Test]
    public async Task A_whole_last_frame_does_not_count_when_the_connection_broke()
    {
        var (events, end) = await ReadAsync(Metadata + "event: values\ndata: {}\n", new IOException("reset"));
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That(end, Is.InstanceOf<StreamInterruptedException>());
    }

    [Test]
    public async Task Silence_ends_a_stream_and_heartbeats_do_not_count_as_silence()
    {
        var time = new ManualTimeProvider();
        var channel = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var body = new ChannelStream(channel.Reader);
        using var client = Client(new StubHandler(_ => Answer(body)), time);
        var reading = client.Runs.StreamAsync("t", Request, new StreamOptions { IdleTimeout = TimeSpan.FromSeconds(10) }).GetAsyncEnumerator();
        var next = reading.MoveNextAsync().AsTask();
        await body.Reads.WaitAsync();
        for (var i = 0; i < 5; i++)
        {
            time.Advance(TimeSpan.FromSeconds(9));
            channel.Writer.TryWrite(": heartbeat\n");
            await body.Reads.WaitAsync();
        }

        Assert.That(next.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(10));
        var exception = Assert.ThrowsAsync<DeepAgentsTimeoutException>(() => next);
        Assert.That((exception!.Kind, exception.Limit), Is.EqualTo((TimeoutKind.Idle, TimeSpan.FromSeconds(10))));
    }

    [Test]
    public async Task The_callers_cancellation_ends_a_stream_with_the_callers_token()
    {
        using var caller = new CancellationTokenSource();
        var channel = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var client = Client(new StubHandler(_ => Answer(new ChannelStream(channel.Reader))));
        var reading = client.Runs.StreamAsync("t", Request).GetAsyncEnumerator(caller.Token);
        channel.Writer.TryWrite(Metadata);
        Assert.That(await reading.MoveNextAsync(), Is.True);
        var next = reading.MoveNextAsync().AsTask();
        await caller.CancelAsync();
        var exception = Assert.CatchAsync<OperationCanceledException>(() => next);
        Assert.That(exception!.CancellationToken, Is.EqualTo(caller.Token));
    }

    [Test]
    public void A_refusal_before_the_stream_is_an_ordinary_error()
    {
        using var client = Client(new StubHandler(_ => StubHandler.Json("""{"code":"agent_not_found","detail":"gone"}""", HttpStatusCode.NotFound)));
        Assert.ThrowsAsync<DeepAgentsNotFoundException>(async () => await client.Runs.StreamAsync("t", Request).GetAsyncEnumerator().MoveNextAsync());
    }
}
