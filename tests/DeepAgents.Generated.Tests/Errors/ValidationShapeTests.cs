namespace DeepAgents.Tests.Errors;

/// <summary>The forms in which servers list what is wrong with a request.</summary>
public class ValidationShapeTests
{
    // Recorded from a LangGraph server, as the next one.
    private const string UnknownStreamMode =
        """
        {"success":false,"error":{"issues":[{"code":"invalid_union","unionErrors":[
          {"issues":[{"received":"bogus","code":"invalid_enum_value","options":["values"],"path":["stream_mode",0],"message":"Invalid enum value"}],"name":"ZodError"},
          {"issues":[{"expected":"'values'","received":"array","code":"invalid_type","path":["stream_mode"],"message":"Expected 'values', received array"}],"name":"ZodError"}],
          "path":["stream_mode"],"message":"Invalid input"}],"name":"ZodError"}}
        """;

    private const string NoAssistant =
        """
        {"success":false,"error":{"issues":[{"code":"invalid_union","unionErrors":[
          {"issues":[{"code":"invalid_type","expected":"string","received":"undefined","path":["assistant_id"],"message":"Required"}],"name":"ZodError"},
          {"issues":[{"code":"invalid_type","expected":"string","received":"undefined","path":["assistant_id"],"message":"Required"}],"name":"ZodError"}],
          "path":["assistant_id"],"message":"Invalid input"}],"name":"ZodError"}}
        """;

    private const string DeepUnion =
        """
        {"success":false,"error":{"issues":[{"code":"invalid_union","path":["command","goto"],"message":"Invalid input","unionErrors":[
          {"issues":[{"code":"invalid_union","path":["command","goto"],"message":"Neither","unionErrors":[
            {"issues":[{"code":"invalid_type","path":["command","goto","node"],"message":"Required"}],"name":"ZodError"}]}],"name":"ZodError"}]}],"name":"ZodError"}}
        """;

    private const string NewerUnion =
        """
        {"error":{"name":"ZodError","issues":[{"code":"invalid_union","path":["a"],"message":"Invalid input","errors":[
          [{"code":"invalid_type","path":["b",1],"message":"expected string"}],[{"code":"invalid_type","path":[],"message":"expected number"}]]}]}}
        """;

    [TestCase("""{"detail":[{"type":"missing","loc":["body","assistant_id"],"msg":"Field required","input":{}}]}""", "body.assistant_id: Field required", 1)]
    [TestCase(
        """{"detail":[{"loc":["query","limit"],"msg":"not an integer","type":"int_parsing"},{"loc":["body","items",0,"name"],"msg":"too long"},{"msg":"at all"}]}""",
        "3 issues: query.limit: not an integer; body.items[0].name: too long; at all",
        3)]
    [TestCase("""{"success":false,"error":{"issues":[{"code":"invalid_type","path":["assistant_id"],"message":"Required"}],"name":"ZodError"}}""", "assistant_id: Required", 1)]
    [TestCase("""{"issues":[{"code":"c","path":["a"],"message":"m"}],"name":"ZodError"}""", "a: m", 1)]
    [TestCase("""{"detail":{"errors":[{"loc":["a"],"msg":"m"}]}}""", "a: m", 1)]
    [TestCase(UnknownStreamMode, "3 issues: stream_mode: Invalid input; stream_mode[0]: Invalid enum value; stream_mode: Expected 'values', received array", 3)]
    [TestCase(NoAssistant, "2 issues: assistant_id: Invalid input; assistant_id: Required", 3)]
    [TestCase(DeepUnion, "3 issues: command.goto: Invalid input; command.goto: Neither; command.goto.node: Required", 3)]
    [TestCase(NewerUnion, "3 issues: a: Invalid input; a.b[1]: expected string; a: expected number", 3)]
    [TestCase(
        """{"type":"https://x/rfc","title":"One or more validation errors occurred.","status":400,"errors":{"Name":["Required.","Too short."],"Items[0].Price":["Negative."],"$.when":["No date."]}}""",
        "One or more validation errors occurred. 4 issues: Name: Required.; Name: Too short.; Items[0].Price: Negative.; when: No date.",
        4)]
    [TestCase("""{"message":"The data is invalid","errors":{"email":["taken"],"":["all of it"]}}""", "The data is invalid: 2 issues: email: taken; all of it", 2)]
    [TestCase("""{"Message":"Invalid","ModelState":{"order":["missing"]}}""", "Invalid: order: missing", 1)]
    [TestCase(
        """{"type":"https://x/p","title":"Invalid request","detail":"Two members are wrong","errors":[{"detail":"must be positive","pointer":"#/age"},{"detail":"no","pointer":"#/a~1b/0"}]}""",
        "Invalid request: Two members are wrong: 2 issues: age: must be positive; [\"a/b\"][0]: no",
        2)]
    [TestCase("""{"title":"Invalid","invalid-params":[{"name":"age","reason":"must be positive"}]}""", "Invalid: age: must be positive", 1)]
    [TestCase("""{"errors":[{"title":"Bad","source":{"pointer":"/data/name"}}]}""", "data.name: Bad", 1)]
    [TestCase("""{"errors":[{"path":"a.b","msg":"wrong","location":"body"}]}""", "a.b: wrong", 1)]
    public void Issues_are_read_with_their_paths_and_nothing_is_lost(string body, string message, int count)
    {
        var error = Bodies.ClassifyAs<ValidationError>(body);

        Assert.That((error.Message, error.Issues.Count), Is.EqualTo((message, count)));
    }

    [Test]
    public void The_members_of_FastAPI_have_the_names_of_an_issue()
    {
        ValidationIssue issue = Bodies.ClassifyAs<ValidationError>(
            """{"detail":[{"type":"missing","loc":["body",0,"a.b"],"msg":"Field required","input":{"x":1},"url":"https://x"}]}""").Issues.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((issue.Code, issue.Message, issue.PathText), Is.EqualTo(("missing", "Field required", "body[0][\"a.b\"]")));
            Assert.That(issue.Path, Is.EqualTo(new[] { "body", "0", "a.b" }));
            Assert.That(issue.AdditionalProperties.Keys, Is.EquivalentTo(new[] { "input", "url" }));
        }
    }

    [Test]
    public void The_input_that_was_refused_is_not_in_the_message() =>
        Assert.That(Bodies.Classify("""{"detail":[{"loc":["body"],"msg":"m","input":"a private text"}]}""").Message, Is.EqualTo("body: m"));

    [Test]
    public void Of_too_many_issues_the_number_stays()
    {
        string issues = string.Join(",", Enumerable.Range(0, 300).Select(i => $$"""{"loc":["body","m{{i}}"],"msg":"Field required"}"""));
        var error = Bodies.ClassifyAs<ValidationError>($$"""{"detail":[{{issues}}]}""");
        var exception = new DeepAgentsUnprocessableException(new ApiFailure { Status = 422, Operation = "Agents.Create", Error = error });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Issues, Has.Count.EqualTo(300));
            Assert.That(exception.Message, Does.StartWith("Agents.Create failed with 422: 300 issues: body.m0: Field required; "));
        }
    }

    [TestCase("""{"errors":[{"message":"the database is away"},{"message":"so is the cache"}]}""", "the database is away; so is the cache")]
    [TestCase("""{"errors":["one","two","three","four","five"]}""", "one; two; three; four; five")]
    [TestCase("""{"errors":{"limit":5}}""", """{"limit":5}""")]
    public void A_list_that_names_no_place_is_no_validation(string body, string message) =>
        Assert.That(Bodies.ClassifyAs<UnrecognizedError>(body).Message, Is.EqualTo(message));
}
