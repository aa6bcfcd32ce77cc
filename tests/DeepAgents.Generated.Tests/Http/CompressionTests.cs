using System.IO.Compression;
using System.Net;
using System.Text;
using DeepAgents.LangSmith;
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
#if !TESTED_NETSTANDARD2_0
        new TestCaseData("deflate", (Func<Stream, Stream>)(body => new ZLibStream(body, CompressionLevel.Fastest, leaveOpen: true))),
        new TestCaseData("br", (Func<Stream, Stream>)(body => new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true))),
#endif
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

    [Test]
    public async Task A_form_that_nobody_asked_for_stays_as_it_is()
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
