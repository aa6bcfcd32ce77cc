using DeepAgents.ContractDrift.Tests.Commands;
using DeepAgents.ContractDrift.Tests.Reading;

namespace DeepAgents.ContractDrift.Tests.Checking;

/// <summary>Sources that are gone: newly, known for long, or there again.</summary>
public class VanishedSourceTests
{
    private const string Note = """, "withdrawn": {"since": "2026-07-04", "reason": "They said so."}""";

    private static readonly string Ours = Drifted.Response("""{"type": "object"}""");

    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("contractdrift-").FullName;
        Write("ours.json", Ours);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("404 Not Found")]
    [TestCase("410 Gone")]
    public async Task A_source_that_is_gone_has_an_exit_code_of_its_own(string status)
    {
        await using var server = DocumentServer.Answering(status);

        var ran = Check(server);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(4));
            Assert.That(ran.Output, Does.StartWith("things: vanished\n").And.Contain(status[..3]).And.Contain("""add "withdrawn": """));
        }
    }

    [TestCase("503 Service Unavailable", "")]
    [TestCase("200 OK", "<html></html>")]
    public async Task A_source_that_is_there_but_unreadable_is_not_gone(string status, string body)
    {
        await using var server = DocumentServer.Answering(status, body);

        var ran = Check(server);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(3));
            Assert.That(ran.Output, Does.StartWith("things: unreadable\n"));
        }
    }

    [TestCase("""{"type": "object", "properties": {"a": {}}}""", 4)]
    [TestCase("""{"type": "string"}""", 2)]
    public async Task A_source_that_is_gone_does_not_hide_a_break_at_another(string other, int exitCode)
    {
        await using var server = DocumentServer.Answering("404 Not Found");
        Write("other.json", Drifted.Response(other));

        var ran = Check(server, more: """, {"name": "other", "from": "other.json", "contract": "ours.json"}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(exitCode));
            Assert.That(ran.Output, Does.Contain("things: vanished\n").And.Contain("other: 1 "));
        }
    }

    [TestCase("404 Not Found", "")]
    [TestCase("503 Service Unavailable", "")]
    [TestCase("200 OK", "<html>Welcome</html>")]
    public async Task A_source_that_is_known_to_be_withdrawn_is_not_a_failure(string status, string body)
    {
        await using var server = DocumentServer.Answering(status, body);

        const string Report = "things: withdrawn\nnote: withdrawn since 2026-07-04: They said so.\n";
        Assert.That(Check(server, Note), Is.EqualTo(new Ran(0, Report, "")));
    }

    [TestCase("""{"type": "object"}""", "returned, no change", 1)]
    [TestCase("""{"type": "string"}""", "returned, 1 breaking", 2)]
    public async Task A_withdrawn_source_that_is_there_again_is_reported(string schema, string said, int exitCode)
    {
        await using var server = DocumentServer.Answering("200 OK", Drifted.Response(schema));

        var ran = Check(server, Note);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(exitCode));
            Assert.That(ran.Output, Does.StartWith($"things: {said}\n").And.Contain("can be read again; remove 'withdrawn'"));
        }
    }

    [Test]
    public async Task A_withdrawal_does_not_excuse_a_contract_that_cannot_be_read()
    {
        await using var server = DocumentServer.Answering("200 OK", Ours);
        Write("ours.json", "{}");

        Assert.That(Check(server, Note).ExitCode, Is.EqualTo(3));
    }

    [TestCase("""{"since": "2026-07-04"}""")]
    [TestCase("""{"since": "04.07.2026", "reason": "They said so."}""")]
    [TestCase("true")]
    public async Task A_withdrawal_needs_a_date_and_a_reason(string note)
    {
        await using var server = DocumentServer.Answering("404 Not Found");

        var ran = Check(server, $", \"withdrawn\": {note}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(3));
            Assert.That(ran.Errors, Does.Contain("'withdrawn' needs 'since'"));
        }
    }

    [Test]
    public async Task The_json_report_tells_the_state()
    {
        await using var server = DocumentServer.Answering("404 Not Found");

        Assert.That(Check(server, Note, options: ["--format", "json"]).Output, Does.Contain("\"state\": \"withdrawn\""));
    }

    private Ran Check(DocumentServer server, string note = "", string more = "", string[]? options = null)
    {
        Write("sources.json", $$"""
            {"sources": [{"name": "things", "from": "{{server.Address}}", "contract": "ours.json"{{note}}}{{more}}]}
            """);
        return Ran.With(["check", Path.Combine(_folder, "sources.json"), .. options ?? []]);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
