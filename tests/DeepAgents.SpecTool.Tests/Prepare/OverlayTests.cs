using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class OverlayTests
{
    [Test]
    public void An_object_is_merged_member_by_member()
    {
        var prepared = Prepared.From(Given.Contract(), Given.Action("$.components.schemas.Thing", "{description: 'New.', properties: {name: {type: 'integer'}}}"));

        prepared.MustBeFine();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(prepared["$.components.schemas.Thing.description"].ToString(), Is.EqualTo("New."));
            Assert.That(prepared["$.components.schemas.Thing.properties.id.type"].ToString(), Is.EqualTo("string"));
            Assert.That(prepared["$.components.schemas.Thing.properties.name.type"].ToString(), Is.EqualTo("integer"));
        }
    }

    [TestCase("$.components.schemas.Thing.properties.x", "{enum: ['c']}", TestName = "An_array_within_an_update_is_appended_to")]
    [TestCase("$.components.schemas.Thing.properties.x.enum", "['c']", TestName = "An_array_that_is_the_target_is_appended_to")]
    [TestCase("$.components.schemas.Thing.properties.x.enum", "'c'", TestName = "An_item_is_appended_to_an_array")]
    public void Arrays(string target, string update)
    {
        var prepared = Prepared.From(Given.Member("{type: 'string', enum: ['a', 'b']}"), Given.Action(target, update));

        prepared.MustBeFine();
        Assert.That(prepared.Schema("ThingX")["enum"]!.Select(v => v.ToString()), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [TestCase("$.components.schemas.Thing.properties.x", "{type: 'integer'}", TestName = "A_value_within_an_update_is_replaced")]
    [TestCase("$.components.schemas.Thing.properties.x.type", "'integer'", TestName = "A_value_that_is_the_target_is_replaced")]
    [TestCase("$..x", "{type: 'integer'}", TestName = "A_search_finds_its_target")]
    public void Values(string target, string update)
    {
        var prepared = Prepared.From(Given.Member("{type: 'string'}"), Given.Action(target, update));

        prepared.MustBeFine();
        Assert.That(prepared.Schema("Thing")["properties"]!["x"]!["type"]!.ToString(), Is.EqualTo("integer"));
    }

    [Test]
    public void A_filter_finds_its_target()
    {
        var contract = Given.Contract().WithGet("{parameters: [{name: 'a', in: 'query', required: true}, {name: 'b', in: 'query', required: true}]}");

        var prepared = Prepared.From(contract, Given.Action("$.paths['/things'].get.parameters[?(@.name=='b')]", "{description: 'D'}"));

        prepared.MustBeFine();
        Assert.That(prepared["$.paths['/things'].get.parameters"].Select(p => p["description"]?.ToString()), Is.EqualTo(new[] { null, "D" }));
    }

    [Test]
    public void Every_match_of_a_target_is_updated()
    {
        var contract = Given.Contract(Given.Json("{type: 'object', properties: {a: {type: 'string'}, b: {type: 'string'}}}"));

        var members = Prepared.From(contract, Given.Action("$.components.schemas.Thing.properties.*", "{description: 'D'}")).Schema("Thing")["properties"]!;

        Assert.That(members.Children<JProperty>().Select(m => m.Value["description"]?.ToString()), Is.EqualTo(new[] { "D", "D" }));
    }

    [Test]
    public void A_member_is_removed()
    {
        var contract = Given.Contract(Given.Json("{type: 'object', properties: {x: {type: 'string'}, a: {}, b: {}}}"));

        var prepared = Prepared.From(contract, new JObject { ["target"] = "$.components.schemas.Thing.properties.x", ["remove"] = true });

        prepared.MustBeFine();
        Assert.That(prepared.Schema("Thing")["properties"]!.Children<JProperty>().Select(p => p.Name), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void An_item_is_removed()
    {
        var contract = Given.Member("{type: 'string', enum: ['a', 'b', 'c']}");

        var prepared = Prepared.From(contract, new JObject { ["target"] = "$..enum[?(@=='b')]", ["remove"] = true });

        prepared.MustBeFine();
        Assert.That(prepared.Schema("ThingX")["enum"]!.Select(v => v.ToString()), Is.EqualTo(new[] { "a", "c" }));
    }

    [Test]
    public void Later_actions_see_what_earlier_ones_did()
    {
        var prepared = Prepared.From(
            Given.Contract(),
            Given.Action("$.components.schemas.Thing.properties", "{late: {type: 'string'}}"),
            Given.Action("$.components.schemas.Thing.properties.late", "{type: 'boolean'}"));

        Assert.That(prepared["$.components.schemas.Thing.properties.late.type"].ToString(), Is.EqualTo("boolean"));
    }

    [Test]
    public void A_target_that_matches_nothing_is_a_problem_at_its_line() =>
        Prepared.From(Given.Contract(), Given.Action("$.paths['/gone'].get", "{}")).MustSay(
            Prepared.OverlayFile, "SPEC004", "(4,", "'$.paths['/gone'].get' matches nothing in contract.json", "change the target to its new place, or remove the action");

    [TestCase("$.paths[")]
    [TestCase("$.paths[?(@.a==]")]
    [TestCase("paths")]
    [TestCase("")]
    public void A_target_that_is_no_path_is_a_problem(string target) =>
        Prepared.From(Given.Contract(), Given.Action(target, "{info: 1}")).MustSay(
            Prepared.OverlayFile, "SPEC003", $"'{target}' is not a JSONPath", "Write one that starts at the root, for example $.paths");

    [TestCase("{update: {}}", TestName = "An_action_without_target_is_a_problem")]
    [TestCase("'$.info'", TestName = "An_action_that_is_no_object_is_a_problem")]
    public void Actions(string action) =>
        Prepared.FromText(Given.Contract().ToString(), $"{{overlay: '1.0.0', actions: [{action}]}}").MustSay(
            Prepared.OverlayFile, "SPEC003", "(1,", "is not a JSONPath", "Write one");

    [TestCase("{target: '$.info'}")]
    [TestCase("{target: '$.info', remove: false}")]
    [TestCase("{target: '$.info', remove: 'yes'}")]
    [TestCase("{target: '$', remove: true}")]
    public void An_action_that_does_nothing_is_a_problem(string action) =>
        Prepared.FromText(Given.Contract().ToString(), $"{{overlay: '1.0.0', actions: [{action}]}}").MustSay(
            Prepared.OverlayFile, "SPEC005", "(1,", "neither 'update' nor 'remove: true'", "Give it one of them");

    [TestCase("{}")]
    [TestCase("{overlay: '2.0.0', actions: []}")]
    [TestCase("{overlay: '1.0.0'}")]
    [TestCase("{overlay: '1.0.0', actions: {}}")]
    public void What_is_no_overlay_is_a_problem(string overlay) =>
        Prepared.FromText(Given.Contract().ToString(), overlay).MustSay(
            Prepared.OverlayFile, "SPEC002", "not an OpenAPI Overlay 1.x", "It needs the members 'overlay' and 'actions'");

    [Test]
    public void A_problem_in_what_the_overlay_brought_does_not_claim_a_line_of_the_contract()
    {
        var prepared = Prepared.From(Given.Contract(), Given.Action("$.components.schemas.Thing.properties", "{odd: {anyOf: [{type: 'string'}, {type: 'integer'}]}}"));

        prepared.MustSay(Prepared.ContractFile, "SPEC021", "contract.json: error", "#/components/schemas/Thing/properties/odd:");
    }

    [Test]
    public void What_hand_written_code_needs_is_named_when_it_is_gone() =>
        Prepared.From(Given.Contract(), Given.Action("$.paths['/gone'].get", "{'x-required-by': ['LangSmith/A.cs', 'LangSmith/B.cs']}"))
            .MustSay(Prepared.OverlayFile, "SPEC008", "$.paths['/gone'].get", "LangSmith/A.cs, LangSmith/B.cs");

    [Test]
    public void Who_needs_an_operation_is_not_for_the_generator() =>
        Assert.That(
            Prepared.From(Given.Contract(), Given.Action("$.paths['/things'].get", "{'x-required-by': ['LangSmith/A.cs']}")).Text, Does.Not.Contain("x-required-by"));

    [TestCase("managed-deep-agents", "LangSmith")]
    [TestCase("litellm-agent-platform", "LiteLLM")]
    public void The_files_that_need_an_operation_are_there(string contract, string folder)
    {
        var files = Repository.Contract(contract + ".overlay").SelectTokens("$.actions[*].update.x-required-by[*]").Select(f => f.ToString()).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Is.Not.Empty.And.All.StartsWith(folder + "/"));
            Assert.That(files.Where(f => !File.Exists(Repository.File("src", "DeepAgents.Generated", f))), Is.Empty);
        }
    }
}
