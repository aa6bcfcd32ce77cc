using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using DeepAgents.LiteLLM;
using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.Streaming;

/// <summary>How a stream begins: only as one, and again only if the first request certainly was not processed.</summary>
[CancelAfter(30_000)]
public sealed class StreamOpeningTests
{
    private const string Event = "event: custom\ndata: 1\n\n";

    private static IEnumerable<Func<HttpResponseMessage>> NotProcessed =>
    [
        () => new HttpResponseMessage(HttpStatusCode.TooManyRequests),
        () => throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)),
        () => throw new HttpRequestException("unreachable", new SocketException((int)SocketError.NetworkUnreachable)),
        () => throw new HttpRequestException("no name", new SocketException((int)SocketError.TryAgain)),
        () => throw new HttpRequestException("no handshake", new AuthenticationException("certificate")),
    ];

    private static IEnumerable<Func<HttpResponseMessage>> PerhapsProcessed =>
    [
        () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
        () => new HttpResponseMessage(HttpStatusCode.BadGateway),
        () => throw new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)),
        () => throw new IOException("broke"),
        () => throw new AuthenticationException("A handler of the caller signs the answer in."),
        () => throw new SocketException((int)SocketError.ConnectionRefused),
    ];

    [TestCase("application/json", "{\"error\":\"quota\"}")]
    [TestCase("application/json", "{\"error\":\"quota\"}\n")]
    [TestCase("application/json", "{\"error\":\"quota\"}\n\n")]
    [TestCase("text/html", "<html><title>Sign in</title></html>\n\n")]
    [TestCase("text/plain", "data: 1\n\n")]
    [TestCase("application/octet-stream", "")]
    public async Task An_answer_that_is_not_an_event_stream_fails_at_once(string type, string body)
    {
        var (events, end) = await ReadAsync(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, type) });
        Assert.That(events, Is.Empty);
        Assert.That(end, Is.TypeOf<DeepAgentsResponseException>().With.Message.Contains($"its content type is {type}"));
        Assert.That(((DeepAgentsResponseException)end!).RawBody, Is.EqualTo(body));
    }

    [TestCase("{\"error\":\"quota\"}\n\n")]
    [TestCase("\uFEFF[1]\n\n")]
    [TestCase("<html><title>Sign in</title></html>\n\n")]
    public async Task A_body_that_only_claims_to_be_an_event_stream_is_an_interruption(string body)
    {
        var (events, end) = await ReadAsync(body);
        Assert.That(events, Is.Empty);
        Assert.That(end, Is.TypeOf<StreamInterruptedException>().With.Message.Contains("not an event stream"));
    }

    [Test]
    public async Task A_body_that_cannot_be_opened_is_an_interruption()
    {
        var (_, end) = await ReadAsync(_ =>
        {
            var answer = Answer(Event);
            answer.Content = new ClosedContent();
            answer.Content.Headers.ContentType = new("text/event-stream");
            return answer;
        });
        Assert.That(end, Is.TypeOf<StreamInterruptedException>().With.InnerException.TypeOf<NotSupportedException>());
    }

    [Test]
    public void A_run_that_is_waited_for_fails_at_once_as_well()
    {
        using var client = Client(new StubHandler((request, _, _) => Task.FromResult(request.Method == HttpMethod.Get
            ? StubHandler.Json("""{"status":"idle"}""")
            : StubHandler.Json("""{"error":{"error":"quota exceeded"}}"""))));
        var end = Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Runs.RunAndWaitAsync("t", Request));
        Assert.That(end!.Error, Is.TypeOf<SimpleError>().With.Message.EqualTo("quota exceeded"));
    }

    [Test]
    public async Task The_streams_of_the_other_service_are_no_different()
    {
        var options = new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("https://host"), TimeProvider = new ManualTimeProvider { AutoAdvance = true } };
        using var client = new LiteLLMAgentPlatformClient(options, new StubHandler(_ => StubHandler.Json("{}")));
        var stream = client.Sessions.StreamMessageAsync("s", new SendMessageRequest { Text = "hi" }).GetAsyncEnumerator();
        await using var ending = stream.ConfigureAwait(false);
        Assert.That(async () => await stream.MoveNextAsync(), Throws.TypeOf<DeepAgentsResponseException>());
    }

    [Test]
    public async Task No_content_is_a_stream_without_events()
    {
        var (events, end) = await ReadAsync(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        Assert.That((events.Count, end), Is.EqualTo((0, (Exception?)null)));
    }

    [TestCaseSource(nameof(NotProcessed))]
    public async Task A_stream_that_certainly_did_not_begin_is_opened_again(Func<HttpResponseMessage> fail)
    {
        var requests = 0;
        var (events, end) = await ReadAsync(number => (requests = number) < 3 ? fail() : Answer(Event));
        Assert.That((events.Count, end, requests), Is.EqualTo((1, (Exception?)null, 3)));
    }

    [TestCaseSource(nameof(PerhapsProcessed))]
    public async Task A_stream_that_may_have_begun_is_not_opened_again(Func<HttpResponseMessage> fail)
    {
        var requests = 0;
        var (_, end) = await ReadAsync(number =>
        {
            requests = number;
            return fail();
        });
        Assert.That(requests, Is.EqualTo(1));
        Assert.That(end, Is.InstanceOf<DeepAgentsException>());
    }

    [Test]
    public async Task The_options_of_the_call_say_how_often()
    {
        var requests = 0;
        var (_, end) = await ReadAsync(number => (requests = number) < 3 ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) : Answer(Event), new StreamOptions { MaxRetries = 0 });
        Assert.That(requests, Is.EqualTo(1));
        Assert.That(end, Is.TypeOf<DeepAgentsRateLimitException>());
    }

    private sealed class ClosedContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException("closed");

        protected override Task<Stream> CreateContentReadStreamAsync() => throw new NotSupportedException("closed");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
