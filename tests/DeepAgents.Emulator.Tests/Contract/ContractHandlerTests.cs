using System.Net;
using System.Text;
using NUnit.Framework.Internal;

namespace DeepAgents.Emulator.Tests.Contract;

public sealed class ContractHandlerTests
{
    private const string Right = "/things/" + SampleContract.Id + "?order=up";
    private const string Wrong = "/things/" + SampleContract.Id;
    private const string MissingOrder = "Sample POST /things/{thing_id}: request query order: is missing";
    private const string WrongText = "Sample POST /things/{thing_id}: response 200 body #: is 1, but has to be string";

    [Test]
    public async Task A_right_exchange_is_passed_on_and_counts_as_success()
    {
        using var response = await SendAsync(Right, Answer(200, "\"a\""));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("\"a\""), "It can still be read.");
        Assert.That(Taken(), Is.Empty);
        Assert.That(ContractLog.Exercised, Has.Member(SampleContract.Make.Name));
    }

    [Test]
    public async Task A_wrong_request_that_is_accepted_is_a_violation()
    {
        using var response = await SendAsync(Wrong, Answer(204));
        Assert.That(Taken(), Is.EqualTo(new[] { MissingOrder }));
    }

    [Test]
    public async Task A_wrong_request_that_is_refused_is_none()
    {
        using var response = await SendAsync(Wrong, Answer(404, "{}"));
        Assert.That(Taken(), Is.Empty);
    }

    [Test]
    public async Task A_wrong_refusal_is_a_violation()
    {
        using var response = await SendAsync(Wrong, Answer(400, "{}"));
        Assert.That(Taken(), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Of_plain_http_only_the_answers_are_judged()
    {
        using var response = await SendAsync(Wrong, Answer(200, "1"), judgesRequests: false);
        Assert.That(Taken(), Is.EqualTo(new[] { WrongText }));
    }

    [TestCase(true, 200, 1)]
    [TestCase(true, 404, 0)]
    [TestCase(false, 200, 0)]
    public async Task Only_a_client_that_is_answered_has_to_ask_for_an_operation(bool judgesRequests, int status, int violations)
    {
        using var response = await SendAsync("/nothing", Answer(status, "{}"), judgesRequests);
        Assert.That(Taken(), Has.Length.EqualTo(violations));
    }

    [Test]
    public async Task A_stream_is_not_read()
    {
        var endless = Answer(200, new StreamContent(new UnreadableStream()));
        endless.Content.Headers.ContentType = new("text/event-stream");
        using var response = await SendAsync(Right, endless);
        Assert.That(Taken(), Has.Length.EqualTo(1).And.One.Contains("content type"));
    }

    [Test]
    public async Task A_fault_is_neither_judged_nor_read()
    {
        var fault = Answer(599, new StreamContent(new UnreadableStream()));
        fault.Headers.Add(Exemptions.FaultHeader, "reset");
        using var response = await SendAsync(Wrong, fault);
        Assert.That(Taken(), Is.Empty);
    }

    [TestCase("GET", "/v1/deepagents/agents/html-502", null, 502, ExpectedResult = true)]
    [TestCase("GET", "/v1/deepagents/agents/html-503", null, 502, ExpectedResult = false)]
    [TestCase("DELETE", "/v1/deepagents/agents/html-502", null, 502, ExpectedResult = false)]
    [TestCase("GET", "/v1/deepagents/agents", null, 421, ExpectedResult = true)]
    [TestCase("GET", "/v1/deepagents/agents", "https://evil.example.com", 403, ExpectedResult = true)]
    [TestCase("GET", "/v1/deepagents/agents", "https://evil.example.com", 401, ExpectedResult = false)]
    [TestCase("GET", "/v1/deepagents/agents", null, 403, ExpectedResult = false)]
    public bool Only_answers_of_no_service_are_exempt(string method, string path, string? origin, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://localhost" + path);
        request.Headers.TryAddWithoutValidation("Origin", origin is null ? [] : [origin]);
        using var response = Answer(status);
        return Exemptions.Covers(request, response);
    }

    [Test]
    public async Task A_violation_fails_its_test_after_its_end()
    {
        using var response = await SendAsync(Wrong, Answer(204));
        var failure = Assert.Throws<AssertionException>(
            () => new FailsByViolationsAttribute().AfterTest(TestExecutionContext.CurrentContext.CurrentTest));
        Assert.That(failure!.Message, Does.Contain(MissingOrder));
        Assert.That(Taken(), Is.Empty, "It is told once.");
    }

    private static string[] Taken() => [.. ContractLog.Take(TestContext.CurrentContext.Test.ID).Select(violation => violation.ToString())];

    private static async Task<HttpResponseMessage> SendAsync(string path, HttpResponseMessage answer, bool judgesRequests = true)
    {
        using var handler = new ContractHandler(new Answering(answer), [SampleContract.Document], judgesRequests);
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, SampleContract.Address(path));
        request.Content = new StringContent("""{"name": "a"}""", Encoding.UTF8, "application/json");
        return await invoker.SendAsync(request, default);
    }

    private static HttpResponseMessage Answer(int status, string json) =>
        Answer(status, new StringContent(json, Encoding.UTF8, "application/json"));

    private static HttpResponseMessage Answer(int status, HttpContent? body = null) => new((HttpStatusCode)status) { Content = body };

    private sealed class Answering(HttpResponseMessage answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer);
    }

    private sealed class UnreadableStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It was read.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("It was read.");
    }
}
