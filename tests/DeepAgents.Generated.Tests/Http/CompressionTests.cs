using System.IO.Compression;
using System.Net;
using System.Text;
using DeepAgents.LangSmith;
using DeepAgents.Tests.Streaming;
using RichardSzalay.MockHttp;

namespace DeepAgents.Tests.Http;

/// <summary>Compressed answers, through a handler that does nothing about them.</summary>
public sealed class CompressionTests
{
    private static readonly byte[] Agent = Encoding.UTF8.GetBytes("""{"id":"a","name":"n"}""");

    private static readonly TestCaseData[] Forms =
    [
        new TestCaseData("gzip", (Func<Stream, Stream>)(body => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))),
        new TestCaseData("x-gzip", (Func<Stream, Stream>)(body => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))),
        new TestCaseData("GZIP", (Func<Stream, Stream>)(body => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))),
    ];

    [TestCaseSource(nameof(Forms))]
    public async Task A_compressed_answer_is_read(string name, Func<Stream, Stream> compress)
    {
        using var client = Client(HttpStatusCode.OK, name, Pack(Agent, compress));

        Assert.That((await client.Agents.GetAsync("a")).Name, Is.EqualTo("n"));
    }

    [Test]
    public void A_compressed_failure_says_what_it_says()
    {
        var body = Pack(Encoding.UTF8.GetBytes("""{"error":"gone"}"""), body => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true));
        using var client = Client(HttpStatusCode.NotFound, "gzip", body);

        Assert.That(Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => client.Agents.GetAsync("a"))!.Message, Does.Contain("gone"));
    }

    /// <summary>Wherever a compressed body is cut, it is never read as a whole one.</summary>
    [Test]
    public void A_compressed_answer_that_was_cut_off_is_not_an_answer()
    {
        var whole = Pack(Encoding.UTF8.GetBytes("""{"id":"a","name":"n","description":"some words that make the body a little longer, so that it has blocks"}"""), Gzip);
        for (var length = 1; length < whole.Length; length++)
        {
            using var client = Client(HttpStatusCode.OK, "gzip", whole[..length]);
            Assert.That(() => client.Agents.GetAsync("a", new GetAgentOptions { MaxRetries = 0 }), Throws.InstanceOf<DeepAgentsException>(), $"cut after {length} bytes");
        }
    }

    [Test]
    public async Task An_answer_of_no_bytes_is_empty_whatever_its_header_says()
    {
        using var client = Client(HttpStatusCode.OK, "gzip", []);
        Assert.That((await client.Agents.GetAsync("a")).Id, Is.Empty);
    }

    [Test]
    public async Task A_compressed_text_of_nothing_is_whole()
    {
        using var client = Client(HttpStatusCode.OK, "gzip", Pack("null"u8.ToArray(), Gzip));
        Assert.That((await client.Agents.GetAsync("a")).Id, Is.Empty);
    }

    [Test]
    public async Task A_compressed_stream_that_was_cut_off_is_interrupted()
    {
        var events = Pack(Encoding.UTF8.GetBytes("event: metadata\ndata: {\"run_id\":\"r\"}\n\nevent: custom\ndata: 1\n\n"), Gzip);
        foreach (var (body, isWhole) in new[] { (events, true), (events[..^3], false) })
        {
            var (_, end) = await StreamScript.ReadAsync(_ =>
            {
                var answer = StreamScript.Answer(new MemoryStream(body));
                answer.Content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
                return answer;
            });
            Assert.That(end, isWhole ? Is.Null : Is.TypeOf<StreamInterruptedException>());
        }
    }

    /// <summary>Whatever decoders throw, and bodies in forms that were not asked for, are failures of ours.</summary>
    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    [TestCase("gzip, br")]
    [TestCase("something")]
    public async Task A_body_that_cannot_be_decoded_is_a_failure_and_not_no_body(string encoding)
    {
        using var success = Client(HttpStatusCode.OK, encoding, Agent);
        Assert.That(() => success.Agents.GetAsync("a", new GetAgentOptions { MaxRetries = 0 }), Throws.InstanceOf<DeepAgentsConnectionException>());

        using var refused = Client(HttpStatusCode.NotFound, encoding, Agent);
        Assert.That(() => refused.Agents.GetAsync("a"), Throws.InstanceOf<DeepAgentsNotFoundException>().With.Message.Contains("could not be read"));

        var (_, end) = await StreamScript.ReadAsync(_ =>
        {
            var answer = StreamScript.Answer("event: custom\ndata: 1\n\n");
            answer.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            return answer;
        });
        Assert.That(end, Is.TypeOf<StreamInterruptedException>());
    }

    [Test]
    public async Task A_body_that_is_not_encoded_stays_as_it_is()
    {
        using var client = Client(HttpStatusCode.OK, "identity", Agent);

        Assert.That((await client.Agents.GetAsync("a")).Name, Is.EqualTo("n"));
    }

    [Test]
    public void What_is_not_compressed_as_it_says_is_an_answer_that_cannot_be_read()
    {
        using var client = Client(HttpStatusCode.OK, "gzip", Agent);

        Assert.That(() => client.Agents.GetAsync("a", new GetAgentOptions { MaxRetries = 0 }), Throws.InstanceOf<DeepAgentsException>());
    }

    [Test]
    public async Task The_callers_own_wish_stands()
    {
        using var handler = new MockHttpMessageHandler();
        handler.Expect("*").With(request => request.Headers.AcceptEncoding.Single().Value == "identity").Respond("application/json", "{}");
        using var client = Client(handler);

        await client.Agents.GetAsync("a", new GetAgentOptions { Headers = { ["accept-encoding"] = "identity" } });

        handler.VerifyNoOutstandingExpectation();
    }

    private static GZipStream Gzip(Stream body) => new(body, CompressionLevel.Fastest, leaveOpen: true);

    private static DeepAgentsClient Client(HttpMessageHandler handler) =>
        new(new DeepAgentsOptions { ApiKey = "key", Endpoint = new Uri("https://host"), TimeProvider = new ManualTimeProvider { AutoAdvance = true } }, handler);

    private static DeepAgentsClient Client(HttpStatusCode status, string encoding, byte[] body) => Client(new StubHandler(_ =>
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return new HttpResponseMessage(status) { Content = content };
    }));

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> compress)
    {
        using var packed = new MemoryStream();
        using (var stream = compress(packed))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
