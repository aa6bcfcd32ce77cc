using System.Globalization;
using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Commands;

public class CheckSubcommandTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("contractdrift-").FullName;
        Write("sources.json", """{"sources": [{"name": "things", "from": "upstream.json", "contract": "ours.json"}]}""");
        Write("ours.json", Drifted.Response("""{"type": "object"}"""));
        Write("upstream.json", Drifted.Response("""{"type": "object", "properties": {"a": {}}}"""));
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_differs_is_reported_with_the_codes_of_diff()
    {
        Assert.That(Check().ExitCode, Is.EqualTo(1));

        Write("upstream.json", Drifted.Response("""{"type": "string"}"""));
        Assert.That(Check().ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void What_is_accepted_is_subtracted_until_it_expires()
    {
        Assert.That(Accept("2999-12-31").ExitCode, Is.Zero);
        Assert.That(Check().ExitCode, Is.Zero);

        Write("accepted-drift.json", Text("accepted-drift.json").Replace("2999", "1999", StringComparison.Ordinal));
        var expired = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expired.ExitCode, Is.EqualTo(1));
            Assert.That(expired.Output, Does.Contain("note: the acceptance expired on 1999-12-31: optional-property-added 'a'"));
        }
    }

    [Test]
    public void An_accepted_difference_that_is_gone_is_reported()
    {
        Accept("2999-12-31");
        Write("upstream.json", Text("ours.json"));

        var ran = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.Zero);
            Assert.That(ran.Output, Does.Contain("accepted, but no longer there").And.Contain("upstream changed since it was last accepted: sha256:"));
        }
    }

    [Test]
    public void Accepting_keeps_the_digest_the_reason_and_the_expiry()
    {
        Accept("2999-12-31");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonNode.Parse(Text("sources.json"))!["sources"]![0]!["digest"]!.ToString(), Does.Match("^sha256:[0-9a-f]{64}$"));
            var entry = JsonNode.Parse(Text("accepted-drift.json"))!["accepted"]![0]!;
            Assert.That(entry["reason"]!.ToString(), Is.EqualTo("known"));
            Assert.That(entry["expires"]!.ToString(), Is.EqualTo("2999-12-31"));
        }
    }

    [Test]
    public void An_unreadable_source_does_not_hide_the_others()
    {
        Write("sources.json", """
            {"sources": [{"name": "gone", "from": "nothing.json", "contract": "ours.json"}, {"name": "things", "from": "upstream.json", "contract": "ours.json"}]}
            """);

        var ran = Check("--format", "markdown");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.EqualTo(3));
            Assert.That(ran.Output, Does.Contain("cannot be read").And.Contain("## `things`: 1 additive"));
        }
    }

    [TestCase("someday")]
    [TestCase("31.12.2999")]
    public void An_acceptance_needs_a_date(string date) => Assert.That(Accept(date).ExitCode, Is.EqualTo(64));

    [Test]
    public void An_acceptance_needs_a_reason() =>
        Assert.That(Ran.With("accept", In("sources.json"), "things", "--reason", " ", "--expires", "2999-12-31").ExitCode, Is.EqualTo(64));

    [TestCase("""{"accepted": [{"source": "things"}]}""")]
    [TestCase("""{}""")]
    public void Accepted_differences_that_cannot_be_read_end_with_three(string accepted)
    {
        Write("accepted-drift.json", accepted);

        Assert.That(Check().ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void The_contracts_are_what_the_fixtures_say() =>
        Assert.That(Ran.With("check", Repository.Fixture("sources.json")), Has.Property(nameof(Ran.ExitCode)).Zero);

    [Test]
    public void The_live_sources_and_what_is_accepted_of_them_can_be_read()
    {
        var sources = JsonNode.Parse(File.ReadAllText(Repository.File("openapi", "sources.json")))!["sources"]!.AsArray();
        var accepted = JsonNode.Parse(File.ReadAllText(Repository.File("openapi", "accepted-drift.json")))!["accepted"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sources.Select(s => File.Exists(Repository.File("openapi", s!["contract"]!.ToString()))), Is.All.True);
            Assert.That(accepted.Select(a => a!["source"]!.ToString()).Distinct(), Is.SubsetOf(sources.Select(s => s!["name"]!.ToString())));
            Assert.That(accepted.Select(a => DateOnly.ParseExact(a!["expires"]!.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture)), Is.Not.Empty);
        }
    }

    private Ran Check(params string[] options) => Ran.With(["check", In("sources.json"), .. options]);

    private Ran Accept(string expires) => Ran.With("accept", In("sources.json"), "things", "--reason", "known", "--expires", expires);

    private string Text(string name) => File.ReadAllText(In(name));

    private void Write(string name, string text) => File.WriteAllText(In(name), text);

    private string In(string name) => Path.Combine(_folder, name);
}
