using System.IO.Compression;
using System.Net;
using System.Text;
using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Http;

/// <summary>Answers that are larger than the client takes.</summary>
[CancelAfter(30_000)]
public sealed class BodyLimitTests
{
    private const int Limit = 100_000;

    [TestCase(8_190)]
    [TestCase(8_192)]
    [TestCase(8_193)]
    [TestCase(100_000)]
    public async Task A_body_of_unknown_length_is_read_whole(int length)
    {
        var name = string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + (index % 26))));
        var text = Encoding.UTF8.GetBytes($$"""{"id":"a","name":"{{name}}"}""");
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Streaming.ChunkedStream(text.Chunk(1_000))) });
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key" }, handler);

        Assert.That((await client.Agents.GetAsync("a")).Name, Is.EqualTo(name));
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task A_body_may_be_as_large_as_the_limit_and_no_larger(int over, bool isRead)
    {
        const string Start = """{"name":"n","description":" """;
        var json = Start + new string('x', Limit + over - Start.Length - 2) + "\"}";
        var client = Client(new StubHandler(_ => StubHandler.Json(json)));
        if (isRead)
        {
            Assert.That((await client.Agents.GetAsync("a")).Name, Is.EqualTo("n"));
            return;
        }

        var refused = Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Agents.GetAsync("a"));
        Assert.That(refused!.Reason, Is.EqualTo("the body is larger than 100000 bytes, see MaxResponseBytes"));
        Assert.That(refused.RawBody.Length, Is.LessThanOrEqualTo(64 * 1024));
    }

    [Test]
    public void A_body_is_measured_as_it_is_unpacked()
    {
        using var server = new RawServer(connection => connection.SendAsync(Bomb()));
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "k", Endpoint = server.Address, MaxResponseBytes = Limit });
        Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Agents.GetAsync("a", new GetAgentOptions { MaxRetries = 0 }));
    }

    [Test]
    public void No_more_of_an_endless_body_is_read_than_the_limit()
    {
        var endless = new EndlessStream();
        var client = Client(new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(endless) }));
        Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Agents.GetAsync("a"));
        Assert.That(endless.Total, Is.LessThan(2 * Limit));
    }

    [Test]
    public void One_event_that_is_too_large_ends_its_stream_and_is_not_asked_for_again()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage
        {
            Headers = { Location = new Uri("/v1/deepagents/again", UriKind.Relative) },
            Content = new StringContent($"id: 1\nevent: values\ndata: {{}}\n\nevent: values\ndata: \"{new string('x', Limit)}\"\n\n", System.Text.Encoding.UTF8, "text/event-stream"),
        });
        var seen = 0;
        var failure = Assert.ThrowsAsync<StreamInterruptedException>(async () =>
        {
            await foreach (var _ in Client(handler).Runs.StreamAsync("t", StreamRunRequest.Create("a", "hello")))
            {
                seen++;
            }
        });
        Assert.Multiple(() =>
        {
            Assert.That(failure!.Message, Does.Contain("larger than 100000 bytes"));
            Assert.That(seen, Is.EqualTo(1));
            Assert.That(handler.Asked, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Many_events_may_together_be_larger()
    {
        var text = string.Concat(Enumerable.Repeat($"event: values\ndata: \"{new string('x', Limit / 2)}\"\n\n", 5));
        var client = Client(new StubHandler(_ => new HttpResponseMessage { Content = new StringContent(text, System.Text.Encoding.UTF8, "text/event-stream") }));
        var seen = 0;
        await foreach (var _ in client.Runs.StreamAsync("t", StreamRunRequest.Create("a", "hello")))
        {
            seen++;
        }

        Assert.That(seen, Is.EqualTo(5));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_limit_that_lets_nothing_through_is_refused(int limit)
    {
        var refused = Assert.Throws<DeepAgentsConfigurationException>(
            () => _ = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "k", MaxResponseBytes = limit }));
        Assert.That(refused!.Problems.Single(), Does.Contain("MaxResponseBytes"));
    }

    /// <summary>Ten megabytes of spaces, in about ten kilobytes.</summary>
    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(new string(' ', 10_000_000)));
        }

        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. packed.ToArray()];
    }

    private static DeepAgentsClient Client(HttpMessageHandler handler) =>
        new(new DeepAgentsOptions { ApiKey = "k", MaxResponseBytes = Limit }, handler);

    private sealed class EndlessStream : MemoryStream
    {
        public int Total { get; private set; }

        /// <summary>The overload that the netstandard2.0 build has.</summary>
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Total += buffer.Length;
            return new ValueTask<int>(buffer.Length);
        }
    }
}
