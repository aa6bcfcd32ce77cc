using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class NamePassTests
{
    [Test]
    public void A_schema_and_the_references_to_it_take_the_new_name()
    {
        var prepared = Prepared.From(Given.Contract(), Given.Action("$.components.schemas.Thing", "{'x-cs-name': 'Article'}"));

        prepared.MustBeFine();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(prepared["$.components.schemas"].Children<JProperty>().Select(s => s.Name), Is.EqualTo(new[] { "Article" }));
            Assert.That(prepared["$..$ref"].ToString(), Is.EqualTo("#/components/schemas/Article"));
        }
    }

    [Test]
    public void A_new_name_that_another_schema_has_is_a_problem() =>
        Prepared.From(Given.Member("{$ref: '#/components/schemas/Other'}").WithSchema("Other", "{type: 'object', 'x-cs-name': 'Thing'}")).MustSay(
            Prepared.ContractFile, "SPEC030", "#/components/schemas/Other:", "x-cs-name 'Thing' is the name of another schema", "Choose another in ", "overlay.json");

    [TestCase("{type: 'object', properties: {y: {}}}", "ThingX", TestName = "An_inline_class_is_named_after_its_place")]
    [TestCase("{type: 'array', items: {type: 'object', properties: {y: {}}}}", "ThingXItem", TestName = "The_class_of_an_item_is_named_after_its_place")]
    [TestCase("{type: 'object', additionalProperties: {type: 'string', enum: ['a']}}", "ThingXValue", TestName = "The_enum_of_a_value_is_named_after_its_place")]
    [TestCase("{type: 'string', enum: ['a'], 'x-cs-name': 'Letter'}", "Letter", TestName = "The_overlay_may_name_it")]
    [TestCase("{type: 'object', 'x-cs-name': 'Open'}", "Open", TestName = "An_object_without_members_is_a_class_if_it_has_a_name")]
    public void Hoisting(string schema, string name)
    {
        var prepared = Prepared.From(Given.Member(schema));

        prepared.MustBeFine();
        Assert.That(prepared["$.components.schemas"].Children<JProperty>().Select(s => s.Name), Is.EquivalentTo(new[] { "Thing", name }));
    }

    [Test]
    public void What_is_said_of_the_member_stays_with_it()
    {
        var prepared = Prepared.From(Given.Member("{type: ['string', 'null'], enum: ['a'], description: 'D', deprecated: true}"));

        var member = (JObject)prepared.Schema("Thing")["properties"]!["x"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(member["description"]!.ToString(), Is.EqualTo("D"));
            Assert.That(member["deprecated"]!.Value<bool>(), Is.True);
            Assert.That(member["nullable"]!.Value<bool>(), Is.True);
            Assert.That(prepared.Schema("ThingX")["nullable"], Is.Null);
        }
    }

    [Test]
    public void Inline_schemas_of_an_operation_are_named_after_it()
    {
        var contract = Given.Contract().With("/x", "post", new JObject(Given.Operation("Things_Do", "{type: 'object', properties: {a: {}}}"))
        {
            ["requestBody"] = Given.Body("{type: 'object', properties: {b: {}}}"),
            ["parameters"] = new JArray(Given.Json("{name: 'sort_by', in: 'query', required: true, schema: {type: 'string', enum: ['a']}}")),
        });

        var names = Prepared.From(contract)["$.components.schemas"].Children<JProperty>().Select(s => s.Name);

        Assert.That(names, Is.EquivalentTo(new[] { "Thing", "ThingsDoResult", "ThingsDoRequest", "ThingsDoSortBy" }));
    }

    [TestCase("'a', 'b'", "'b', 'a'", true)]
    [TestCase("'a', 'b'", "'a'", false)]
    public void One_name_for_two_inline_enums_is_fine_while_they_are_alike(string one, string other, bool fine)
    {
        var prepared = Prepared.From(Given.Contract(Given.Json(
            $"{{type: 'object', properties: {{a: {{enum: [{one}], 'x-cs-name': 'Letter'}}, b: {{enum: [{other}], 'x-cs-name': 'Letter'}}}}}}")));

        if (fine)
        {
            prepared.MustBeFine();
        }
        else
        {
            prepared.MustSay(
                Prepared.ContractFile, "SPEC031", "#/components/schemas/Thing/properties/b:", "takes the name 'Letter', which a different schema has", "Set x-cs-name to another name in ", "overlay.json");
        }
    }

    [TestCase("{type: 'string', format: 'uuid'}", "string")]
    [TestCase("{type: 'array', items: {type: 'integer'}}", "array")]
    [TestCase("{type: 'object', additionalProperties: {type: 'integer'}}", "object")]
    [TestCase("{$ref: '#/components/schemas/Deeper'}", "boolean")]
    public void Named_values_stand_where_they_are_used(string schema, string type)
    {
        var prepared = Prepared.From(Given.Member("{$ref: '#/components/schemas/Value'}").WithSchema("Value", schema).WithSchema("Deeper", "{type: 'boolean'}"));

        prepared.MustBeFine();
        Assert.That(prepared.Schema("Thing")["properties"]!["x"]!["type"]!.ToString(), Is.EqualTo(type));
    }

    [TestCase("{type: 'array', items: {$ref: '#/components/schemas/Value'}}")]
    [TestCase("{type: 'object', additionalProperties: {$ref: '#/components/schemas/Value'}}")]
    public void A_value_that_contains_itself_is_a_problem(string schema) =>
        Prepared.From(Given.Member("{$ref: '#/components/schemas/Value'}").WithSchema("Value", schema)).MustSay(
            Prepared.ContractFile, "SPEC035", "#/components/schemas/Value:", "contains itself", "Set x-cs-json to true there in ", "overlay.json");

    [Test]
    public void A_class_may_contain_itself() =>
        Prepared.From(Given.Member("{type: 'array', items: {$ref: '#/components/schemas/Thing'}}")).MustBeFine();

    [Test]
    public void An_operation_that_lacks_a_name_hides_no_problem_of_its_schemas()
    {
        var contract = Given.Contract().With("/x", "post", Given.Operation("nope", "{type: 'object', properties: {a_b: {}, aB: {}}}"));
        contract["paths"]!["/x"]!["post"]!["operationId"]!.Parent!.Remove();

        var prepared = Prepared.From(contract);

        prepared.MustSay(Prepared.ContractFile, "SPEC010", "#/paths/~1x/post:");
        prepared.MustSay(Prepared.ContractFile, "SPEC034", "a_b and aB");
    }
}
