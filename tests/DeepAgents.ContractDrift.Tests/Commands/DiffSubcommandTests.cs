using System.Text.Json.Nodes;
using DeepAgents.ContractDrift.Commands;

namespace DeepAgents.ContractDrift.Tests.Commands;

public class DiffSubcommandTests
{
    private const string String = """{"type": "string"}""";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("contractdrift-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(String, """{"type": "string", "description": "x"}""", 0)]
    [TestCase(String, """{"type": "string", "maxLength": 5}""", 0, TestName = "{m}: rows without effect")]
    [TestCase("""{"type": "object"}""", """{"type": "object", "properties": {"a": {}}}""", 1)]
    [TestCase(String, """{"type": "integer"}""", 2)]
    public void The_exit_code_is_the_severity_for_a_shipped_client(string old, string now, int expected) =>
        Assert.That(Diff(Drifted.Response(old), Drifted.Response(now)).ExitCode, Is.EqualTo(expected));

    [TestCase("", "DRIFT050: not one object")]
    [TestCase("{\n  \"openapi\": \"3.1.0\",\n  oops\n}", "(3,3): error DRIFT050: not JSON")]
    [TestCase("openapi: 3.1.0\npaths:\n  /a: [\n", "error DRIFT050: not YAML")]
    [TestCase("<html><body>Not found</body></html>", "DRIFT050: a page of HTML")]
    [TestCase("""{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}""", "'paths', and this has none")]
    public void An_unreadable_source_ends_with_three_and_its_place(string now, string said)
    {
        var ran = Diff(Drifted.Response(String), now);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(3));
            Assert.That(ran.Errors, Does.Contain(said));
        }
    }

    [Test]
    public void A_source_that_is_not_there_ends_with_three()
    {
        Assert.That(Ran.With("diff", In("a.json"), In("b.json")).ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void A_missing_response_description_is_a_note()
    {
        var ran = Diff(Drifted.Response(String), Drifted.Response(String).Replace("\"description\":\"\",", "", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.Zero);
            Assert.That(ran.Output, Does.Contain("note: warning: ").And.Contain("description"));
        }
    }

    [TestCase]
    [TestCase("diff")]
    [TestCase("diff", "a.json")]
    [TestCase("diff", "a.json", "b.json", "c.json")]
    [TestCase("diff", "a.json", "b.json", "--format", "poem")]
    [TestCase("nothing")]
    [TestCase("prepare", "a")]
    public void A_usage_error_ends_with_sixty_four(params string[] arguments)
    {
        var ran = Ran.With(arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(64));
            Assert.That(ran.Errors, Does.Contain("error DRIFT064").And.Contain("usage: ContractDrift "));
        }
    }

    [Test]
    public void An_internal_error_ends_with_seventy()
    {
        using var errors = new StringWriter();

        // A report cannot be written to a writer that is gone.
        var gone = new StringWriter();
        gone.Dispose();
        Write("old.json", Drifted.Response(String));

        Assert.That(CommandLine.Run(["diff", In("old.json"), In("old.json")], gone, errors), Is.EqualTo(70));
        Assert.That(errors.ToString(), Does.StartWith("ContractDrift : error DRIFT000: "));
    }

    [Test]
    public void Json_tells_everything()
    {
        var ran = Diff(Drifted.Response(String), Drifted.Response("""{"type": "integer"}"""), "--format", "json");
        var change = JsonNode.Parse(ran.Output)!["reports"]![0]!["changes"]![0]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change["kind"]!.ToString(), Is.EqualTo("type-changed"));
            Assert.That(change["place"]!.ToString(), Is.EqualTo("#/paths/~1things/get/responses/200/content/application~1json/schema"));
            Assert.That(change["shipped"]!.ToString(), Is.EqualTo("breaking"));
            Assert.That(change["regenerated"]!.ToString(), Is.EqualTo("breaking"));
            Assert.That(change["seen"]!.ToJsonString(), Is.EqualTo("""[{"operation":"GET /things","direction":"response"}]"""));
            Assert.That(change["why"]!.ToString(), Is.Not.Empty);
        }
    }

    [Test]
    public void Upstream_text_stays_text_in_markdown()
    {
        var ran = Diff(
            Drifted.Response("""{"type": "object"}"""),
            Drifted.Response("""{"type": "object", "properties": {"`| @all <img src=x>\n[a](http://b) \u202e": {}}}"""), "--format", "markdown");

        Assert.That(ran.Output, Does.Contain(@"`''\| @all <img src=x> [a](http://b) " + "\uFFFD'`"));
    }

    private Ran Diff(string old, string now, params string[] options)
    {
        Write("old.json", old);
        Write("new.json", now);
        return Ran.With(["diff", In("old.json"), In("new.json"), .. options]);
    }

    private void Write(string name, string text) => File.WriteAllText(In(name), text);

    private string In(string name) => Path.Combine(_folder, name);
}
