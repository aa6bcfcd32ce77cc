namespace DeepAgents.Tests.Errors;

/// <summary>No text that explains a failure is lost from the message, whatever the shape.</summary>
public class ExplanationTests
{
    [TestCase("""{"detail":"Thread not found"}""", null, "Thread not found", "Thread not found")]
    [TestCase("""{"detail":{"code":"thread_busy","message":"a run is active"}}""", "thread_busy", "a run is active", "a run is active")]
    [TestCase("""{"detail":{"error":"no model"}}""", null, "no model", "no model")]
    [TestCase("""{"detail":{"limit":5}}""", null, """{"limit":5}""", """{"limit":5}""")]
    [TestCase("""{"detail":["one","two"]}""", null, "one; two", "one; two")]
    [TestCase("""{"type":"https://x/credit","title":"Not enough credit","status":403,"detail":"30 of 50"}""", null, "30 of 50", "Not enough credit: 30 of 50")]
    [TestCase("""{"type":"about:blank","title":"Not Found","status":404}""", null, "Not Found", "Not Found")]
    [TestCase("""{"title":"Gone","status":"410"}""", null, "Gone", "Gone")]
    [TestCase("""{"code":"c","message":"m","detail":"d"}""", "c", "d", "m: d")]
    public void Details_and_problems_are_structured(string body, string? code, string? detail, string message)
    {
        var error = Bodies.ClassifyAs<StructuredError>(body);

        Assert.That((error.Code, error.Detail, error.Message), Is.EqualTo((code, detail, message)));
    }

    [Test]
    public void A_problem_keeps_its_members()
    {
        var error = Bodies.ClassifyAs<StructuredError>("""{"type":"https://x/credit","title":"Not enough credit","status":403,"detail":"30 of 50"}""");

        Assert.That((error.Type, error.Title, error.Status), Is.EqualTo(("https://x/credit", "Not enough credit", 403)));
    }

    [TestCase("""{"error":"GraphRecursionError","message":"limit of 25 reached"}""", "GraphRecursionError: limit of 25 reached")]
    [TestCase("""{"error":{"error":"inner","hint":"try later"},"message":"outer"}""", "inner: try later: outer")]
    [TestCase("""{"error":"same","message":"Same"}""", "same")]
    [TestCase("""{"error":"It failed.","message":"Ask again"}""", "It failed. Ask again")]
    [TestCase("""{"error":"E","message":{"limit":5}}""", """E: {"limit":5}""")]
    [TestCase("""{"error":"upstream","message":"{\"error\":{\"message\":\"quota exceeded\"}}"}""", "upstream: quota exceeded")]
    public void Texts_beside_the_error_are_in_the_message(string body, string message) =>
        Assert.That(Bodies.ClassifyAs<SimpleError>(body).Message, Is.EqualTo(message));

    [TestCase("""{"error":{"message":"quota exceeded","type":"rate_limit_error","code":429}}""", "quota exceeded")]
    [TestCase("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", "Overloaded")]
    [TestCase("""{"message":{"text":"nested words"}}""", "nested words")]
    [TestCase("""["a","b","c","d",{"message":"e"},{"x":1}]""", """a; b; c; d; e; {"x":1}""")]
    [TestCase("""{"Message":"upper case"}""", "upper case")]
    [TestCase("""{"name":"ProviderAuthError","data":{"message":"bad key"}}""", "bad key")]
    [TestCase("""{"error":{"error":{"error":{"error":{"error":{"message":"deep"}}}}}}""", "deep")]
    public void Other_shapes_say_what_they_can(string body, string message) =>
        Assert.That(Bodies.ClassifyAs<UnrecognizedError>(body).Message, Is.EqualTo(message));

    [Test]
    public void The_text_of_a_page_is_in_the_message_where_it_says_more_than_the_title() =>
        Assert.That(
            Bodies.ClassifyAs<HtmlError>("<html><title>502 Bad Gateway</title><body><h1>502 Bad Gateway</h1><p>The origin is down.</p></body>").Message,
            Is.EqualTo("502 Bad Gateway: The origin is down."));

    [Test]
    [CancelAfter(20_000)]
    public void A_body_of_many_small_texts_takes_no_time(CancellationToken cancellationToken)
    {
        string texts = string.Join(",", Enumerable.Range(0, 60_000).Select(i => $"\"{(char)('a' + (i % 26))}{i}\""));
        Assert.That(Bodies.Classify($$"""{"errors":[{{texts}}],"detail":[{{texts}}]}""").Message, Has.Length.EqualTo(1000));
        cancellationToken.ThrowIfCancellationRequested();
    }
}
