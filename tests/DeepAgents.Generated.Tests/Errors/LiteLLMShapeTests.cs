namespace DeepAgents.Tests.Errors;

/// <summary>Each shape of an error body that the LiteLLM Agent Platform was seen to emit.</summary>
public class LiteLLMShapeTests
{
    [TestCase("unauthorized")]
    [TestCase("internal error")]
    [TestCase("upstream unreachable: fetch failed")]
    [TestCase("agent 'a-1' not found")]
    [TestCase("session s-1 not found or not ready")]
    public void A_text_is_simple(string text) =>
        Assert.That(Bodies.ClassifyAs<SimpleError>($$"""{"error":"{{text}}"}""").Message, Is.EqualTo(text));

    [Test]
    public void A_text_in_a_second_object_is_simple_and_nested()
    {
        var error = Bodies.ClassifyAs<SimpleError>("""{"error":{"error":"unknown harness_id 'x'"}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Text, Is.EqualTo("unknown harness_id 'x'"));
            Assert.That(error.IsNested, Is.True);
        }
    }

    [Test]
    public void The_health_checks_extra_members_do_not_matter() =>
        Assert.That(Bodies.ClassifyAs<SimpleError>("""{"ok":false,"error":"no cluster","elapsed_ms":12}""").Text, Is.EqualTo("no cluster"));

    [Test]
    public void Issues_keep_code_message_path_and_everything_else()
    {
        var error = Bodies.ClassifyAs<ValidationError>(
            """
            {"error":[
              {"code":"invalid_type","expected":"string","received":"undefined","path":["model"],"message":"Required"},
              {"code":"too_small","minimum":1,"type":"string","inclusive":true,"exact":false,"message":"Too short","path":["projects",0,"name"]},
              {"code":"invalid_string","validation":"url","message":"Invalid url","path":["repo_url"]},
              {"received":"x","code":"invalid_enum_value","options":["opencode","codex"],"path":["harness_id"],"message":"Invalid enum value"},
              {"code":"invalid_union","unionErrors":[{"issues":[{"code":"invalid_type","path":["skill_id"],"message":"Required"}],"name":"ZodError"}],
               "path":[],"message":"Invalid input"}]}
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "invalid_type", "too_small", "invalid_string", "invalid_enum_value", "invalid_union", "invalid_type" }));
            Assert.That(error.Issues.Select(issue => issue.PathText), Is.EqualTo(new[] { "model", "projects[0].name", "repo_url", "harness_id", "", "skill_id" }));
            Assert.That(error.Issues[1].Path, Is.EqualTo(new[] { "projects", "0", "name" }));
            Assert.That(error.Issues[1].AdditionalProperties.Keys, Is.EquivalentTo(new[] { "minimum", "type", "inclusive", "exact" }));
            Assert.That((int?)error.Issues[1].AdditionalProperties["minimum"], Is.EqualTo(1));
            Assert.That((string?)error.Issues[4].AdditionalProperties["unionErrors"][0]!["issues"]![0]!["path"]![0], Is.EqualTo("skill_id"));
            Assert.That(error.Message, Does.StartWith("6 issues: model: Required; projects[0].name: Too short; ").And.EndWith("; Invalid input; skill_id: Required"));
        }
    }

    [TestCase("""[{"message":"m"}]""", "m", null, "")]
    [TestCase("""[{"code":"c"}]""", "", "c", "")]
    [TestCase("""[{"message":"m","path":null}]""", "m", null, "")]
    [TestCase("""[{"message":"m","path":["a.b",{"x":1},null]}]""", "m", null, "[\"a.b\"][\"{\\\"x\\\":1}\"].null")]
    public void An_issue_without_all_of_its_members_is_still_one(string issues, string message, string? code, string path)
    {
        ValidationIssue issue = Bodies.ClassifyAs<ValidationError>($$"""{"error":{{issues}}}""").Issues.Single();

        Assert.That((issue.Message, issue.Code, issue.PathText), Is.EqualTo((message, code, path)));
    }

    [Test]
    public void An_issues_members_of_the_wrong_type_are_kept_as_additional()
    {
        ValidationIssue issue = Bodies.ClassifyAs<ValidationError>("""{"error":[{"message":"m","code":7,"path":"a"}]}""").Issues.Single();

        Assert.That(issue.AdditionalProperties.Keys, Is.EquivalentTo(new[] { "code", "path" }));
    }

    [Test]
    public void Issues_may_be_nested_too() =>
        Assert.That(Bodies.ClassifyAs<ValidationError>("""{"error":{"error":[{"message":"m"}]}}""").Message, Is.EqualTo("m"));

    [TestCase("""{"error":[]}""")]
    [TestCase("""{"error":["text"]}""")]
    [TestCase("""{"error":[{"message":"m"},1]}""")]
    [TestCase("""{"error":[{"path":[]}]}""")]
    public void A_list_that_does_not_hold_issues_alone_is_unrecognized(string body) =>
        Assert.That(Bodies.ClassifyAs<UnrecognizedError>(body).Json["error"], Is.Not.Null);

    [Test]
    public void No_body_is_empty() => Assert.That(Bodies.Classify("", null), Is.InstanceOf<EmptyError>());

    [Test]
    public void The_web_applications_404_is_html()
    {
        var error = Bodies.ClassifyAs<HtmlError>(
            """<!DOCTYPE html><html lang="en"><head><title>404: This page could not be found.</title></head><body><h1>404</h1></body></html>""",
            "text/html; charset=utf-8");

        Assert.That(error.Title, Is.EqualTo("404: This page could not be found."));
    }
}
