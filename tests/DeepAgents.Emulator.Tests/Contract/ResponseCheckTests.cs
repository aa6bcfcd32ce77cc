namespace DeepAgents.Emulator.Tests.Contract;

public sealed class ResponseCheckTests
{
    private const string Json = "application/json";
    private const string EventStream = "text/event-stream";

    [TestCase(200, Json, "\"a\"")]
    [TestCase(204, null, "")]
    [TestCase(404, Json, """{"error": "none"}""")]
    public void What_the_contract_promises_is_fine(int status, string? mediaType, string body) =>
        Assert.That(Find(status, mediaType, body), Is.Empty);

    [TestCase(200, Json, "1", "response 200 body #: is 1, but has to be string")]
    [TestCase(200, Json, "", "response 200 body: is no JSON: *")]
    [TestCase(200, "text/html", "\"a\"", "response 200 content type: is text/html, but has to be application/json")]
    [TestCase(200, null, "\"a\"", "response 200 content type: is absent, but has to be application/json")]
    [TestCase(201, Json, "\"a\"", "response 201: is not in the contract, which has 200, 204, 404")]
    [TestCase(204, Json, "\"a\"", "response 204 body: is there, but the contract has none")]
    [TestCase(404, Json, "\"none\"", "response 404 body #: is \"none\", but has to be object")]
    public void A_wrong_answer_is_found(int status, string? mediaType, string body, string violation)
    {
        var found = Find(status, mediaType, body);
        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That(found[0], violation.EndsWith('*') ? Does.StartWith(violation[..^1]) : Is.EqualTo(violation));
    }

    [Test]
    public void Of_a_stream_only_the_status_and_the_type_are_told()
    {
        Assert.That(ResponseCheck.Find(SampleContract.Watch, 200, EventStream, null), Is.Empty);
        Assert.That(
            ResponseCheck.Find(SampleContract.Make, 200, EventStream, null),
            Is.EqualTo(new Violation[]
            {
                new("Sample POST /things/{thing_id}", "response 200 content type", "is text/event-stream, but has to be application/json"),
            }));
    }

    private static List<string> Find(int status, string? mediaType, string body) =>
        [.. ResponseCheck.Find(SampleContract.Make, status, mediaType, body).Select(violation => $"{violation.Place}: {violation.What}")];
}
