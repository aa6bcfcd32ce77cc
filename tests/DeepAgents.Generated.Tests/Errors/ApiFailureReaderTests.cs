using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace DeepAgents.Tests.Errors;

public class ApiFailureReaderTests
{
    private const string Key = "lsv2_pt_0123456789\"/+";

    private const string Address = "https://api.example.com/v1/agents/a";

    private static ApiFailure Read(HttpResponseMessage response, string body = "", bool truncated = false, ErrorKnowledge? knowledge = null)
    {
        byte[] bytes = Bodies.Utf8(body);
        return ApiFailureReader.Read(
            response,
            new CapturedBody(bytes, bytes.Length, truncated),
            "Agents.Get",
            Address,
            knowledge ?? ErrorKnowledge.Default,
            new SecretScrubber([Key]),
            new FixedTime(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero)));
    }

    private static HttpResponseMessage Response(int status, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent([]) };
        foreach ((string name, string value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                Assert.That(response.Content.Headers.TryAddWithoutValidation(name, value), Is.True);
            }
        }

        return response;
    }

    [Test]
    public void Everything_of_the_answer_arrives()
    {
        using HttpResponseMessage response = Response(
            503, ("Content-Type", "application/json"), ("X-Request-Id", "req-1"), ("Retry-After", "Mon, 05 Jan 2026 12:00:30 GMT"), ("Via", "a"), ("Via", "b"));
        ApiFailure failure = Read(response, Bodies.AgentNotFound, truncated: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Status, failure.Operation, failure.RequestId), Is.EqualTo((503, "Agents.Get", "req-1")));
            Assert.That(failure.Address, Is.EqualTo(Address));
            Assert.That((failure.RawBody, failure.IsRawBodyTruncated), Is.EqualTo((Bodies.AgentNotFound, true)));
            Assert.That(failure.Error, Is.InstanceOf<StructuredError>());
            Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(failure.IsTransient, Is.True);
            Assert.That(failure.Headers["via"], Is.EqualTo(new[] { "a", "b" }));
            Assert.That(failure.Headers["CONTENT-TYPE"], Is.EqualTo(new[] { "application/json" }));
        }
    }

    [Test]
    public void What_the_service_knows_decides()
    {
        using HttpResponseMessage response = Response(418);
        ApiFailure failure = Read(response, knowledge: new ErrorKnowledge((status, _) => status == 418, (_, _) => "tea:brew"));

        Assert.That((failure.IsTransient, failure.MissingPermission), Is.EqualTo((true, "tea:brew")));
    }

    [Test]
    public void Without_content_there_is_an_empty_error()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.MethodNotAllowed) { Content = null };

        Assert.That(Read(response).Error, Is.InstanceOf<EmptyError>());
    }

    [TestCase("x-request-id")]
    [TestCase("Request-Id")]
    [TestCase("X-TRACE-ID")]
    public void A_request_id_has_several_names(string name)
    {
        using HttpResponseMessage response = Response(500, (name, "the\u0001id"));

        Assert.That(Read(response).RequestId, Is.EqualTo(@"the\u0001id"));
    }

    [Test]
    public void The_first_name_of_a_request_id_wins_and_a_blank_one_does_not()
    {
        using HttpResponseMessage both = Response(500, ("X-Trace-Id", "trace"), ("Request-Id", "request"), ("X-Request-Id", " "));
        using HttpResponseMessage none = Response(500);

        Assert.That((Read(both).RequestId, Read(none).RequestId), Is.EqualTo(("request", (string?)null)));
    }

    [TestCase("Set-Cookie")]
    [TestCase("Cookie")]
    [TestCase("Authorization")]
    [TestCase("Proxy-Authorization")]
    [TestCase("X-Api-Key")]
    [TestCase("ApiKey")]
    [TestCase("x-csrf-token")]
    [TestCase("x_client_secret")]
    public void Headers_with_credentials_are_left_out(string name)
    {
        using HttpResponseMessage response = Response(500, (name, "a-credential"));

        Assert.That(Read(response).Headers, Is.Empty);
    }

    [TestCase("WWW-Authenticate")]
    [TestCase("x-ratelimit-remaining-tokens")]
    [TestCase("Content-Language")]
    public void Other_headers_stay(string name)
    {
        using HttpResponseMessage response = Response(500, (name, "v"));

        Assert.That(Read(response).Headers[name], Is.EqualTo(new[] { "v" }));
    }

    private static IEnumerable<string> Echoes()
    {
        yield return "invalid key " + Key;
        yield return $$"""{"error":"invalid key {{Key.Replace("\"", "\\\"")}}"}""";
        yield return $$"""{"error":"{{string.Concat(Key.Select(c => $"\\u{(int)c:X4}"))}}"}""";
        yield return $$"""{"code":"{{Uri.EscapeDataString(Key)}}","detail":"lsv2_pt_0123456789\"\/+ is wrong","type":"https:\/\/x?k={{Uri.EscapeDataString(Key)}}"}""";
        yield return """{"error":[{"message":"lsv2_pt_0123456789\"/+","code":"lsv2_pt_0123456789\"/+","path":["lsv2_pt_0123456789\"/+"],"x":["lsv2_pt_0123456789\"/+"]}]}""";
        yield return """{"lsv2_pt_0123456789\"/+":["lsv2_pt_0123456789\"/+"]}""";
        yield return """{"error":"lsv2_pt_0123456789\"/+""";
        yield return "<html><title>lsv2_pt_0123456789&quot;/+</title><body>lsv2_pt_0123456789&#34;/&#x2b;</body>";
    }

    [TestCaseSource(nameof(Echoes))]
    public void A_key_that_the_server_echoes_is_nowhere(string body)
    {
        using HttpResponseMessage response = Response(401, ("X-Request-Id", Key), ("X-Echo", "key " + Key), ("X-Url", Uri.EscapeDataString(Key)));
        ApiFailure failure = Read(response, body);
        DeepAgentsApiException exception = ApiExceptionFactory.Create(failure);

        string everything = Newtonsoft.Json.Linq.JToken.FromObject(failure).ToString() + exception;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.RawBody + everything, Does.Not.Contain("0123456789").And.Not.Contain("0030"));
            Assert.That(everything, Does.Contain("***"));
            Assert.That(Bodies.Classify(body), Is.InstanceOf(failure.Error.GetType()), "what is replaced must not change the kind");
        }
    }

    [Test]
    public void The_beginning_of_a_key_at_the_end_of_a_capped_body_is_gone()
    {
        using HttpResponseMessage response = Response(401);
        ApiFailure failure = Read(response, "invalid key " + Key[..12], truncated: true);

        Assert.That((failure.RawBody, failure.Error.Message), Is.EqualTo(("invalid key ***", "invalid key ***")));
    }

    [Test]
    public void Garbage_in_headers_does_no_harm()
    {
        using HttpResponseMessage response = Response(
            502, ("Content-Type", "\u0001;;charset=\"\0"), ("Retry-After", "\uFFFD"), ("X-Request-Id", new string('x', 10_000)), ("Date", "never"),
            ("Content-Length", "-7"), ("Expires", ""), ("WWW-Authenticate", ",,,=\"\\"), ("X-Broken", "a\nb"), ("Age", "old"), ("Location", "::"));
        ApiFailure failure = Read(response, "x");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Error.Message, Is.EqualTo("x"));
            Assert.That(failure.RetryAfter, Is.Null);
            Assert.That(failure.RequestId, Has.Length.EqualTo(200));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property No_header_value_makes_it_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), value =>
        {
            using var response = new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new ByteArrayContent([]) };
            foreach (string name in new[] { "Retry-After", "X-Request-Id", "WWW-Authenticate", "Set-Cookie", "X-Any" })
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            response.Content.Headers.TryAddWithoutValidation("Content-Type", value);
            return Read(response, "x").RequestId is null or { Length: > 0 };
        });
}
