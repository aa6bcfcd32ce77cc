namespace DeepAgents.Tests.Errors;

/// <summary>
/// Each kind of error that the documentation pages of Managed Deep Agents give an example of. Members and codes are theirs, details are
/// our own words.
/// </summary>
public sealed class DocumentedErrorTests
{
    [TestCase("missing_required_field", "The request has no 'name'.", 400)]
    [TestCase("invalid_request_body", "The body is not the JSON of this operation.", 400)]
    [TestCase("agent_not_found", "No agent has this id.", 404)]
    [TestCase("upstream_auth_failed", "The runtime refused this caller.", 502)]
    public void A_documented_structured_error_keeps_all_four_members(string code, string detail, int status)
    {
        string type = "https://docs.langchain.com/errors/" + code;
        string body = $$"""{"type":"{{type}}","code":"{{code}}","detail":"{{detail}}","status":{{status}}}""";

        var error = Bodies.ClassifyAs<StructuredError>(body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Type, Is.EqualTo(type));
            Assert.That(error.Code, Is.EqualTo(code));
            Assert.That(error.Detail, Is.EqualTo(detail));
            Assert.That(error.Status, Is.EqualTo(status));
            Assert.That(error.Message, Is.EqualTo(detail));
        }
    }

    [TestCase("Unauthorized")]
    [TestCase("Forbidden")]
    public void The_authentication_layers_errors_are_simple(string text)
    {
        var error = Bodies.ClassifyAs<SimpleError>($$"""{"error": "{{text}}"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Is.EqualTo(text));
            Assert.That(error.Text, Is.EqualTo(text));
            Assert.That(error.IsNested, Is.False);
        }
    }

    [TestCase("text/plain; charset=utf-8")]
    [TestCase("application/json")]
    [TestCase("text/html")]
    [TestCase(null)]
    public void A_missing_permission_is_plain_text_whatever_its_label(string? contentType)
    {
        var error = Bodies.ClassifyAs<PlainTextError>("missing permission mcp-servers:create\n", contentType);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Text, Is.EqualTo("missing permission mcp-servers:create"));
            Assert.That(error.IsBrokenJson, Is.False);
        }
    }

    [Test]
    public void A_session_in_place_of_an_error_is_unrecognized()
    {
        var error = Bodies.ClassifyAs<UnrecognizedError>("""{"id":"ses_01kabc","status":"ready","tty_token":"very-secret-value"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)error.Json["id"], Is.EqualTo("ses_01kabc"));
            Assert.That(error.Message, Does.Contain("ses_01kabc").And.Not.Contain("very-secret-value"));
        }
    }
}
