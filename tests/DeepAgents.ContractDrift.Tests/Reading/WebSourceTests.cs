using DeepAgents.ContractDrift.Reading;
using DeepAgents.ContractDrift.Tests.Commands;

namespace DeepAgents.ContractDrift.Tests.Reading;

/// <summary>Sources with an address, over a real connection.</summary>
public class WebSourceTests
{
    private const string Yaml = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /things:\n    get:\n      operationId: get\n      responses:\n        '200': {description: ''}\n";

    private const int Megabyte = 1024 * 1024;

    private static readonly string Json = Drifted.Operation("{}");

    private readonly string _file = Path.GetTempFileName();

    [OneTimeSetUp]
    public void WriteContract() => File.WriteAllText(_file, Json);

    [OneTimeTearDown]
    public void RemoveContract() => File.Delete(_file);

    private static IEnumerable<TestCaseData> Documents =>
    [
        new TestCaseData(Json, "application/json").SetArgDisplayNames("JSON"),
        new TestCaseData(Yaml, "text/plain").SetArgDisplayNames("YAML"),
        new TestCaseData("\uFEFF" + Json, "application/octet-stream").SetArgDisplayNames("JSON with a byte order mark"),
    ];

    [TestCaseSource(nameof(Documents))]
    public async Task A_document_is_read_whatever_it_is_served_as(string document, string mediaType)
    {
        await using var server = DocumentServer.Answering("200 OK", document, $"Content-Type: {mediaType}\r\n");

        var ran = Diff(server);

        Assert.That((ran.ExitCode, ran.Errors), Is.EqualTo((0, "")), ran.Output);
    }

    [TestCase("404 Not Found", "withdrawn or moved: the server answered 404")]
    [TestCase("410 Gone", "withdrawn or moved: the server answered 410")]
    [TestCase("503 Service Unavailable", "DRIFT050: the server answered 503")]
    public async Task A_refusal_ends_with_three(string status, string said)
    {
        await using var server = DocumentServer.Answering(status, Json);

        AssertUnreadable(Diff(server), server, said);
    }

    [TestCase("<!DOCTYPE html>\n<html><head><title>Documentation</title></head><body>Welcome</body></html>", "a page of HTML")]
    [TestCase("", "not one object of JSON or YAML")]
    [TestCase("Moved to another page.", "not one object of JSON or YAML")]
    [TestCase("""{"error": "unknown"}""", "an OpenAPI document has 'paths', and this has none")]
    public async Task Something_else_than_a_document_ends_with_three(string body, string said)
    {
        await using var server = DocumentServer.Answering("200 OK", body, "Content-Type: text/html\r\n");

        AssertUnreadable(Diff(server), server, said);
    }

    [Test]
    public async Task More_than_any_contract_is_refused_before_it_is_read()
    {
        await using var server = DocumentServer.Answering("200 OK", headers: $"Content-Length: {17 * Megabyte}\r\n");

        AssertUnreadable(Diff(server), server, "larger than 16 MiB");
    }

    [Test]
    public async Task More_than_any_contract_is_refused_when_its_length_was_not_told()
    {
        await using var server = new DocumentServer(async (stream, closing) =>
        {
            await DocumentServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", closing);
            for (var i = 0; i < 17; i++)
            {
                await stream.WriteAsync(new byte[Megabyte], closing);
            }
        });

        AssertUnreadable(Diff(server), server, "larger than 16 MiB");
    }

    [Test]
    public async Task A_connection_that_is_cut_ends_with_three()
    {
        await using var server = DocumentServer.Answering("200 OK", Json[..20], $"Content-Length: {Json.Length}\r\n");

        AssertUnreadable(Diff(server), server, "cannot be reached, or broke off: ");
    }

    [Test]
    public async Task A_server_that_nobody_runs_ends_with_three()
    {
        Uri address;
        await using (var server = DocumentServer.Answering("200 OK"))
        {
            address = server.Address;
        }

        AssertUnreadable(Ran.With("diff", _file, address.ToString()), address.ToString(), "cannot be reached");
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")]
    public async Task Silence_is_not_waited_for_without_end(string begun)
    {
        await using var server = new DocumentServer(async (stream, closing) =>
        {
            await DocumentServer.WriteAsync(stream, begun, closing);
            await Task.Delay(Timeout.Infinite, closing);
        });

        Assert.That(
            () => WebSource.ReadAsync(server.Address, Megabyte, CancellationToken.None, TimeSpan.FromSeconds(0.2)),
            Throws.TypeOf<UnreadableSourceException>().With.Message.EqualTo("no whole answer within 0.2 seconds"));
    }

    private Ran Diff(DocumentServer server) => Ran.With("diff", _file, server.Address.ToString());

    private static void AssertUnreadable(Ran ran, DocumentServer server, string said) => AssertUnreadable(ran, server.Address.ToString(), said);

    private static void AssertUnreadable(Ran ran, string address, string said)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(3));
            Assert.That(ran.Errors, Does.StartWith(address).And.Contain(": error DRIFT050: ").And.Contain(said));
        }
    }
}
