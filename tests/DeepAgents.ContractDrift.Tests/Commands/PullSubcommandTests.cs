using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Commands;

public class PullSubcommandTests
{
    private string _folder = "";

    private string Contract => Path.Combine(_folder, "ours.json");

    private string Upstream => Path.Combine(_folder, "upstream.json");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("contractdrift-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("managed-deep-agents")]
    [TestCase("litellm-agent-platform")]
    public void The_facts_of_a_contract_pulled_into_it_leave_it_as_it_is(string name)
    {
        File.Copy(Repository.Contract(name), Contract);
        var before = File.ReadAllText(Contract);

        var ran = Ran.With("pull", Repository.Fixture(name + ".json"), Contract);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.Zero);
            Assert.That(File.ReadAllText(Contract), Is.EqualTo(before));
            Assert.That(ran.Output, Does.Contain("0 sentences and 0 names"));
        }
    }

    [Test]
    public void Our_words_stay_and_theirs_are_left_behind()
    {
        File.WriteAllText(Contract, Drifted.Response("""{"type": "object", "description": "Ours.", "properties": {"a": {"type": "string", "description": "Ours too."}}}"""));
        File.WriteAllText(Upstream, Drifted.Response("""
            {"type": "object", "description": "Theirs.", "properties": {"description": {"type": "boolean", "description": "Theirs."}, "a": {"type": "integer", "description": "Theirs."}}}
            """));

        var ran = Ran.With("pull", Upstream, Contract);
        var schema = JsonNode.Parse(File.ReadAllText(Contract))!["paths"]!["/things"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(schema.ToJsonString(), Is.EqualTo("""
                {"type":"object","description":"Ours.","properties":{"a":{"type":"integer","description":"Ours too."},"description":{"type":"boolean"}}}
                """));
            Assert.That(ran.Output, Does.Contain("needs a sentence (description): #/paths/~1things/get/responses/200/content/application~1json/schema/properties/description"));
            Assert.That(Ran.With("diff", Upstream, Contract).ExitCode, Is.Zero);
        }
    }

    [Test]
    public void A_renamed_path_parameter_keeps_its_words_and_a_new_operation_needs_a_name()
    {
        static string Item(string name, string words) => """
            {"parameters": [{"in": "path", "name": "NAME", "required": true, "description": "WORDS", "schema": {"type": "string"}}], "get": {"operationId": "g", "responses": {}}}
            """.Replace("NAME", name, StringComparison.Ordinal).Replace("WORDS", words, StringComparison.Ordinal);
        File.WriteAllText(Contract, Drifted.Contract(Item("thingID", "Ours."), path: "/things/{thingID}"));
        File.WriteAllText(Upstream, Drifted.Contract(Item("id", "Theirs."), path: "/things/{id}").Replace("\"get\":", "\"put\":{\"operationId\":\"p\",\"responses\":{}},\"get\":", StringComparison.Ordinal));

        var ran = Ran.With("pull", Upstream, Contract);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(Contract), Does.Contain("\"Ours.\"").And.Not.Contain("Theirs").And.Contain("/things/{id}"));
            Assert.That(ran.Output, Does.Contain("needs a C# name in the overlay (operationId): #/paths/~1things~1{id}/put"));
        }
    }

    [Test]
    public void A_later_version_pulled_into_an_earlier_one_leaves_no_difference()
    {
        var later = Repository.Fixture("managed-deep-agents.json");
        File.Copy(Repository.Fixture("managed-deep-agents-earlier.json"), Contract);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ran.With("pull", later, Contract).ExitCode, Is.Zero);
            Assert.That(Ran.With("diff", Contract, later).Output, Does.Contain("no change"));
        }
    }

    [Test]
    public void A_page_is_not_pulled()
    {
        File.WriteAllText(Contract, Drifted.Response("{}"));
        File.WriteAllText(Upstream, "Request\n\nGET /things\n\nResponse\n\nid\nstring\n");

        Assert.That(Ran.With("pull", Upstream, Contract).ExitCode, Is.EqualTo(3));
    }
}
