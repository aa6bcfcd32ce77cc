using DeepAgents.SpecTool.Prepare;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class PrepareCommandTests
{
    [TestCase("{}")]
    [TestCase("{\"swagger\": \"2.0\", \"paths\": {\"/a\": {}}}")]
    [TestCase("{\"openapi\": \"4.0.0\", \"paths\": {\"/a\": {}}}")]
    [TestCase("{\"openapi\": \"3.1.0\"}")]
    [TestCase("{\"openapi\": \"3.1.0\", \"paths\": {}}")]
    public void What_is_no_contract_is_a_problem(string contract) =>
        Prepared.FromText(contract).MustSay(
            Prepared.ContractFile, "SPEC006", "contract.json(1,1)", "not an OpenAPI 3 document with paths", "Put the upstream document in its place");

    [TestCase("#/components/schemas/Gone")]
    [TestCase("other.json#/Thing")]
    [TestCase("")]
    public void A_reference_that_leads_to_nothing_is_a_problem(string reference) =>
        Prepared.From(Given.Member($"{{$ref: '{reference}'}}")).MustSay(
            Prepared.ContractFile, "SPEC007", "#/components/schemas/Thing/properties/x:", $"'{reference}' leads to nothing", "Change it, or add what it names, in ", "overlay.json");

    [Test]
    public void A_reference_to_any_json_leads_somewhere()
    {
        var contract = Given.Member("{$ref: '#/components/schemas/Any'}").WithSchema("Any", "true");

        Prepared.From(contract).MustBeFine();
    }

    [Test]
    public void A_member_that_is_called_ref_is_no_reference() =>
        Prepared.From(Given.Contract(Given.Json("{type: 'object', properties: {'$ref': {type: 'string'}}}"))).MustBeFine();

    [Test]
    public void The_problems_of_all_passes_are_named_in_one_go()
    {
        var contract = Given.Contract()
            .With("/new", "post", new JObject(Given.Operation("createNew", "{$ref: '#/components/schemas/new_answer'}")) { ["x-retry"] = "maybe" })
            .WithSchema("new_answer", "{type: 'object', properties: {page_size: {}, pageSize: {}, odd: {anyOf: [{type: 'string'}, {type: 'integer'}]}}}");

        var prepared = Prepared.From(contract, Given.Action("$.paths['/gone']", "{}"));

        foreach (var code in new[] { "SPEC004", "SPEC010", "SPEC014", "SPEC021", "SPEC032", "SPEC034" })
        {
            prepared.MustSay(code == "SPEC004" ? Prepared.OverlayFile : Prepared.ContractFile, code);
        }
    }

    [Test]
    public void What_the_clients_know_by_themselves_is_left_out()
    {
        var contract = Given.Contract();
        contract.Merge(Given.Json("{security: [], servers: [], webhooks: {}, components: {responses: {}, securitySchemes: {}}}"));

        var document = Prepared.From(contract).Document;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.Properties().Select(p => p.Name), Is.EqualTo(new[] { "openapi", "info", "paths", "components" }));
            Assert.That(((JObject)document["components"]!).Properties().Select(p => p.Name), Is.EqualTo(new[] { "schemas" }));
            Assert.That(document["openapi"]!.ToString(), Is.EqualTo("3.0.3"));
        }
    }

    [TestCase("managed-deep-agents")]
    [TestCase("litellm-agent-platform")]
    public void Two_runs_give_the_same_bytes(string name)
    {
        var first = Repository.Prepare(name);
        var second = Repository.Prepare(name);

        first.MustBeFine();
        Assert.That(second.Text, Is.EqualTo(first.Text));
    }

    [Test]
    public void A_problem_leaves_the_result_of_the_last_good_run_alone()
    {
        var folder = Directory.CreateTempSubdirectory("spectool-");
        try
        {
            string In(string file) => Path.Combine(folder.FullName, file);
            File.WriteAllText(In("c.json"), "no");
            File.WriteAllText(In("o.json"), "{}");
            File.WriteAllText(In("out.json"), "old");

            Assert.That(PrepareCommand.Run(In("c.json"), In("o.json"), In("out.json"), TextWriter.Null), Is.EqualTo(1));
            Assert.That(File.ReadAllText(In("out.json")), Is.EqualTo("old"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
