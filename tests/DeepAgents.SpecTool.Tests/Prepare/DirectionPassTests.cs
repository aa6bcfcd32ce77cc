using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class DirectionPassTests
{
    private const string Thing = "{type: 'object', required: ['id'], properties: {id: {type: 'string'}, note: {type: ['string', 'null']}, name: {type: 'string'}}}";

    [TestCase("", "", "", TestName = "A_response_requires_nothing")]
    [TestCase("post", "id", "", TestName = "A_request_requires_what_the_contract_requires")]
    [TestCase("patch", "id", "note", TestName = "A_member_of_a_patch_that_may_be_null_has_three_states")]
    public void One_direction(string verb, string required, string optional)
    {
        var contract = Given.Contract(Given.Json(Thing));
        if (verb.Length > 0)
        {
            ((JObject)contract["paths"]!["/things"]!).Remove("get");
            contract.With("/things", verb, new JObject(Given.Operation("Things_Do", "{}")) { ["requestBody"] = Given.Body("{$ref: '#/components/schemas/Thing'}") });
        }

        Check(Prepared.From(contract), required, optional);
    }

    [TestCase("post", "id")]
    [TestCase("patch", "id")]
    public void What_is_read_as_well_is_checked_on_writing_and_never_on_reading(string verb, string required)
    {
        var contract = Given.Contract(Given.Json(Thing))
            .With("/things", verb, new JObject(Given.Operation("Things_Do")) { ["requestBody"] = Given.Body("{$ref: '#/components/schemas/Thing'}") });

        var prepared = Prepared.From(contract);

        Check(prepared, required, "");
        Assert.That(prepared.Schema("Thing")["required"], Is.Null);
    }

    [Test]
    public void A_required_member_of_a_patch_has_no_unset_state()
    {
        var contract = Given.Contract(Given.Json("{type: 'object', required: ['note'], properties: {note: {type: ['string', 'null']}}}"));
        ((JObject)contract["paths"]!["/things"]!).Remove("get");
        contract.With("/things", "patch", new JObject(Given.Operation("Things_Do", "{}")) { ["requestBody"] = Given.Body("{$ref: '#/components/schemas/Thing'}") });

        var prepared = Prepared.From(contract);

        Check(prepared, "", "");
        Assert.That(prepared.Schema("Thing")["properties"]!["note"]!["x-cs-always"]!.Value<bool>(), Is.True, "null is said, never left out");
    }

    [TestCase("{type: 'string'}", true)]
    [TestCase("{type: 'object', properties: {a: {}}}", true)]
    [TestCase("{type: 'integer'}", false)]
    [TestCase("{type: 'boolean'}", false)]
    [TestCase("{type: 'string', format: 'date-time'}", false)]
    [TestCase("{type: 'string', enum: ['a']}", false)]
    public void A_required_member_whose_default_looks_like_a_value_is_nullable_in_csharp(string schema, bool neverNull)
    {
        var contract = Given.Contract(new JObject { ["required"] = new JArray("x"), ["properties"] = new JObject { ["x"] = Given.Json(schema) } });
        ((JObject)contract["paths"]!["/things"]!).Remove("get");
        contract.With("/things", "post", new JObject(Given.Operation("Things_Do", "{}")) { ["requestBody"] = Given.Body("{$ref: '#/components/schemas/Thing'}") });

        var prepared = Prepared.From(contract);

        Check(prepared, "x", "");
        Assert.That(prepared.Schema("Thing")["required"] is not null, Is.EqualTo(neverNull));
    }

    [Test]
    public void The_direction_reaches_through_lists_maps_bases_and_parts()
    {
        var contract = Given.Contract(Given.Json("{allOf: [{$ref: '#/components/schemas/Base'}, {type: 'object', required: ['own'], properties: {own: {}, deep: {type: 'array', items: {additionalProperties: {$ref: '#/components/schemas/Deep'}}}}}]}"))
            .WithSchema("Base", "{type: 'object', required: ['b'], properties: {b: {}}}")
            .WithSchema("Deep", "{type: 'object', required: ['d'], properties: {d: {}}}");
        ((JObject)contract["paths"]!["/things"]!).Remove("get");
        contract.With("/things", "post", new JObject(Given.Operation("Things_Do", "{}")) { ["requestBody"] = Given.Body("{$ref: '#/components/schemas/Thing'}") });

        var prepared = Prepared.From(contract);

        prepared.MustBeFine();
        var required = prepared["$.components.schemas"].SelectTokens("$..properties").OfType<JObject>().SelectMany(p => p.Properties())
            .Where(p => p.Value["x-cs-required"]?.Value<bool>() == true).Select(p => p.Name);
        Assert.That(required, Is.EquivalentTo(new[] { "own", "b", "d" }));
    }

    [Test]
    public void What_is_neither_sent_nor_read_is_dropped()
    {
        var contract = Given.Contract().WithSchema("Error_body", "{type: 'object'}").WithGet("{responses: {'404': {content: {'application/json': {schema: {$ref: '#/components/schemas/Error_body'}}}}}}");

        var prepared = Prepared.From(contract);

        prepared.MustBeFine();
        Assert.That(prepared["$.components.schemas"].Children<JProperty>().Select(s => s.Name), Is.EqualTo(new[] { "Thing" }));
    }

    [Test]
    public void A_schema_that_contains_itself_is_walked_once() =>
        Prepared.From(Given.Member("{$ref: '#/components/schemas/Thing'}")).MustBeFine();

    private static void Check(Prepared prepared, string required, string optional)
    {
        prepared.MustBeFine();
        var members = ((JObject)prepared.Schema("Thing")["properties"]!).Properties().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(",", members.Where(m => m.Value["x-cs-required"]!.Value<bool>()).Select(m => m.Name)), Is.EqualTo(required));
            Assert.That(string.Join(",", members.Where(m => m.Value["x-cs-optional"]!.Value<bool>()).Select(m => m.Name)), Is.EqualTo(optional));
        }
    }
}
