namespace DeepAgents.Tests.Errors;

public class ValidationIssueTests
{
    [TestCase(new string[0], "")]
    [TestCase(new[] { "model" }, "model")]
    [TestCase(new[] { "projects", "0", "name" }, "projects[0].name")]
    [TestCase(new[] { "0", "1" }, "[0][1]")]
    [TestCase(new[] { "env_vars", "A.B", "x-y" }, "env_vars[\"A.B\"].x-y")]
    [TestCase(new[] { "a", "" }, "a[\"\"]")]
    [TestCase(new[] { "a", "\"" }, "a[\"\\\"\"]")]
    public void The_path_reads_like_code(string[] path, string expected) =>
        Assert.That(new ValidationIssue("c", "m", path).PathText, Is.EqualTo(expected));

    [TestCase("m", "a: m")]
    [TestCase("", "a: a_code")]
    [TestCase("line\nbreak", @"a: line\u000Abreak")]
    public void It_prints_its_path_and_message(string message, string expected) =>
        Assert.That(new ValidationIssue("a_code", message, ["a"]).ToString(), Is.EqualTo(expected));

    [Test]
    public void Everything_is_optional()
    {
        var issue = new ValidationIssue(null, null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((issue.Code, issue.Message, issue.PathText, issue.ToString()), Is.EqualTo(((string?)null, "", "", "")));
            Assert.That(issue.Path, Is.Empty);
            Assert.That(issue.AdditionalProperties, Is.Empty);
        }
    }
}
