namespace DeepAgents.Emulator.Tests.Contract;

public sealed class RequestCheckTests
{
    private const string Body = """{"name": "a"}""";
    private const string Json = "application/json";

    [TestCase("?order=up")]
    [TestCase("?order=down&size=9&dry=false")]
    [TestCase("?size=%31&order=up")]
    public void What_the_contract_asks_for_is_fine(string query) => Assert.That(Find(query), Is.Empty);

    [TestCase("", "request query order: is missing")]
    [TestCase("?order=left", "request query order: is \"left\", but has to be one of \"up\", \"down\"")]
    [TestCase("?order=up&order=up", "request query order: is there 2 times")]
    [TestCase("?order=up&size=0", "request query size: is 0, but 1 is the least")]
    [TestCase("?order=up&size=10", "request query size: is 10, but 9 is the most")]
    [TestCase("?order=up&size=2.5", "request query size: is 2.5, but has to be integer")]
    [TestCase("?order=up&size=", "request query size: is \"\", but has to be integer")]
    [TestCase("?order=up&dry=1", "request query dry: is \"1\", but has to be boolean")]
    [TestCase("?order=up&sort=name", "request query sort: is not in the contract")]
    [TestCase("?order=up&=a", "request query : is not in the contract")]
    public void A_wrong_query_is_found(string query, string violation) => Assert.That(Find(query), Is.EqualTo(new[] { violation }));

    [Test]
    public void A_wrong_path_parameter_is_found() => Assert.That(
        Find("?order=up", id: "a%20thing"), Is.EqualTo(new[] { "request path thing_id: is \"a thing\", which is no uuid" }));

    [TestCase("", Json, "request body: is missing")]
    [TestCase("{", Json, "request body: is no JSON: *")]
    [TestCase("""{"name": "a", "name": "b"}""", Json, "request body: is no JSON: *")]
    [TestCase("{}", Json, "request body #/name: is missing")]
    [TestCase("""{"name": "a", "nmae": 1}""", Json, "request body #/nmae: is not in the contract")]
    [TestCase(Body, "text/plain", "request content type: is text/plain, but has to be application/json")]
    [TestCase(Body, null, "request content type: is absent, but has to be application/json")]
    public void A_wrong_body_is_found(string body, string? mediaType, string violation)
    {
        var found = Find("?order=up", body: body, mediaType: mediaType);
        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That(found[0], violation.EndsWith('*') ? Does.StartWith(violation[..^1]) : Is.EqualTo(violation));
    }

    [Test]
    public void Everything_wrong_is_found_at_once() =>
        Assert.That(Find("?size=0&sort=name", id: "x", body: "{}"), Has.Count.EqualTo(5));

    [TestCase("UTC")]
    [TestCase(null)]
    [TestCase("CET", "request header X-Zone: is \"CET\", but has to be one of \"UTC\"")]
    public void A_declared_header_is_judged(string? zone, params string[] violations)
    {
        using var request = new HttpRequestMessage();
        request.Headers.Add("X-Of-Somebody-Else", "a");
        if (zone is not null)
        {
            request.Headers.Add("X-Zone", zone);
        }

        var found = RequestCheck.Find(SampleContract.Watch, SampleContract.Address("/things"), request.Headers, null, string.Empty);
        Assert.That(found.Select(Text), Is.EqualTo(violations));
    }

    [Test]
    public void A_body_that_the_contract_does_not_have_is_found()
    {
        using var request = new HttpRequestMessage();
        var found = RequestCheck.Find(SampleContract.Watch, SampleContract.Address("/things"), request.Headers, Json, "{}");
        Assert.That(found.Select(Text), Is.EqualTo(new[] { "request body: is there, but the contract has none" }));
    }

    private static List<string> Find(string query, string id = SampleContract.Id, string body = Body, string? mediaType = Json)
    {
        using var request = new HttpRequestMessage();
        var address = SampleContract.Address($"/things/{id}{query}");
        return [.. RequestCheck.Find(SampleContract.Make, address, request.Headers, mediaType, body).Select(Text)];
    }

    private static string Text(Violation violation) => $"{violation.Place}: {violation.What}";
}
