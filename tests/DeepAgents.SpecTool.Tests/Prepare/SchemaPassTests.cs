using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class SchemaPassTests
{
    [TestCase("false", "SPEC020", "the schema is 'false'", "Remove it in ")]
    [TestCase("{anyOf: [{type: 'string'}, {type: 'integer'}]}", "SPEC021", "anyOf of 2 schemas", "set x-cs-json to true there")]
    [TestCase("{oneOf: [{type: 'string'}, {type: 'integer'}, {type: 'null'}]}", "SPEC021", "oneOf of 2 schemas", "put the one shape that clients need in its place")]
    [TestCase("{allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}", "SPEC022", "allOf names more than one schema", "keep one reference and add the members of the others")]
    public void What_has_no_shape_is_a_problem(string schema, string code, string problem, string mend)
    {
        var contract = Given.Member(schema).WithSchema("A", "{type: 'object'}").WithSchema("B", "{type: 'object'}");

        Prepared.From(contract).MustSay(Prepared.ContractFile, code, "#/components/schemas/Thing/properties/x:", problem, mend, "overlay.json");
    }

    [TestCase("{type: 'array', items: S}", "x/items:")]
    [TestCase("{additionalProperties: S}", "x/additionalProperties:")]
    [TestCase("{type: 'object', properties: {y: S}}", "x/properties/y:")]
    [TestCase("{allOf: [{type: 'object', properties: {y: S}}, {type: 'object'}]}", "x/allOf/0/properties/y:")]
    [TestCase("{allOf: [{type: 'object', properties: {y: S}}]}", "x/allOf/0/properties/y:")]
    [TestCase("{anyOf: [{type: 'object', properties: {y: S}}, {type: 'null'}]}", "x/anyOf/0/properties/y:")]
    public void A_problem_further_down_is_found_in_its_place(string schema, string place) =>
        Prepared.From(Given.Member(schema.Replace("S", "{oneOf: [{type: 'string'}, {type: 'integer'}]}", StringComparison.Ordinal))).MustSay(
            Prepared.ContractFile, "SPEC021", "#/components/schemas/Thing/properties/" + place);

    [Test]
    public void Parameters_bodies_and_answers_are_looked_at_too()
    {
        const string Odd = "{anyOf: [{type: 'string'}, {type: 'integer'}]}";
        var contract = Given.Contract().With("/x", "post", new JObject(Given.Operation("X_Do", Odd))
        {
            ["requestBody"] = Given.Body(Odd),
            ["parameters"] = new JArray(new JObject { ["name"] = "q", ["in"] = "query", ["required"] = true, ["schema"] = Given.Json(Odd) }),
        });

        Assert.That(Prepared.From(contract).Problems, Has.Count.EqualTo(3).And.All.Contains("#/paths/~1x/post/"));
    }

    [TestCase("{type: ['string', 'null']}", "{type: 'string', nullable: true}", TestName = "A_type_or_null_is_a_nullable_type")]
    [TestCase("{type: ['string']}", "{type: 'string', nullable: false}", TestName = "A_list_of_one_type_is_the_type")]
    [TestCase("{type: ['string', 'integer'], format: 'int32'}", "{nullable: false}", TestName = "Two_types_are_any_json")]
    [TestCase("{anyOf: [{type: 'integer'}, {type: 'null'}]}", "{nullable: true, type: 'integer'}", TestName = "Any_of_a_type_and_null_is_a_nullable_type")]
    [TestCase("{oneOf: [{type: 'integer', description: 'in'}, {type: 'null'}], description: 'out'}", "{description: 'out', nullable: true, type: 'integer'}", TestName = "What_is_said_of_a_member_beats_what_its_variant_says")]
    [TestCase("{anyOf: [{type: ['integer', 'null']}]}", "{nullable: true, type: 'integer'}", TestName = "A_nullable_variant_makes_a_nullable_member")]
    [TestCase("{anyOf: [{type: ['integer']}, {type: 'null'}]}", "{nullable: true, type: 'integer'}", TestName = "A_variant_does_not_take_the_null_away")]
    [TestCase("{type: 'string', anyOf: [{required: ['a']}, {required: ['b']}]}", "{type: 'string'}", TestName = "Mere_constraints_go")]
    [TestCase("true", "{}", TestName = "A_true_schema_is_any_json")]
    [TestCase("{anyOf: [{type: 'string'}, {type: 'integer'}], 'x-cs-json': true, description: 'D'}", "{description: 'D', nullable: true}", TestName = "What_the_overlay_calls_json_is_any_json")]
    [TestCase("{type: 'string', format: 'uuid'}", "{type: 'string'}", TestName = "A_uuid_is_a_string")]
    [TestCase("{type: 'string', format: 'uri', pattern: '^h', default: 'd', example: 'e', examples: ['e']}", "{type: 'string'}", TestName = "Formats_patterns_and_defaults_go")]
    [TestCase("{type: 'string', format: 'date-time'}", "{type: 'string', format: 'date-time'}", TestName = "A_time_stays_a_time")]
    [TestCase("{type: 'integer', format: 'int64'}", "{type: 'integer', format: 'int64'}", TestName = "A_long_stays_a_long")]
    [TestCase("{type: 'integer', enum: [1, 2]}", "{type: 'integer'}", TestName = "A_closed_list_of_numbers_is_a_number")]
    [TestCase("{const: 5}", "{}", TestName = "A_constant_number_is_any_json")]
    [TestCase("{not: {type: 'null'}, type: 'string'}", "{type: 'string'}", TestName = "Not_goes")]
    [TestCase("{allOf: [{$ref: '#/components/schemas/Text'}], description: 'D'}", "{description: 'D', oneOf: [{type: 'string'}]}", TestName = "All_of_one_reference_is_the_reference")]
    [TestCase("{allOf: [{type: 'string'}], nullable: true}", "{nullable: true, type: 'string'}", TestName = "All_of_one_schema_is_the_schema")]
    [TestCase("{$ref: '#/components/schemas/Text', description: 'D'}", "{description: 'D', oneOf: [{type: 'string'}]}", TestName = "A_reference_keeps_its_neighbours")]
    public void Rewrite(string schema, string expected)
    {
        var prepared = Prepared.From(Given.Member(schema).WithSchema("Text", "{type: 'string'}"));

        prepared.MustBeFine();
        var member = (JObject)prepared.Schema("Thing")["properties"]!["x"]!;
        foreach (var ours in member.Properties().Where(p => p.Name.StartsWith("x-cs-", StringComparison.Ordinal)).ToList())
        {
            ours.Remove();
        }

        Assert.That(member.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(Given.Json(expected).ToString(Newtonsoft.Json.Formatting.None)));
    }

    [TestCase("{const: 'only'}", "only", false)]
    [TestCase("{type: ['string', 'null'], enum: ['a', null]}", "a", true)]
    [TestCase("{enum: ['a', 'b']}", "a,b", false)]
    public void Words_make_an_open_enum(string schema, string values, bool nullable)
    {
        var prepared = Prepared.From(Given.Member(schema));

        prepared.MustBeFine();
        var member = prepared.Schema("Thing")["properties"]!["x"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(",", prepared.Schema("ThingX")["enum"]!), Is.EqualTo(values));
            Assert.That(prepared.Schema("ThingX")["type"]!.ToString(), Is.EqualTo("string"));
            Assert.That(member["oneOf"]![0]!["$ref"]!.ToString(), Is.EqualTo("#/components/schemas/ThingX"));
            Assert.That(member["nullable"]?.Value<bool>() ?? false, Is.EqualTo(nullable));
        }
    }

    [Test]
    public void A_body_of_anything_stays_a_body()
    {
        var contract = Given.Contract().With("/x", "post", new JObject(Given.Operation("X_Do", "true")) { ["requestBody"] = Given.Body("true") });

        var prepared = Prepared.From(contract);

        prepared.MustBeFine();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(prepared["$.paths['/x'].post.requestBody.content['application/json'].schema"].Type, Is.EqualTo(JTokenType.Object));
            Assert.That(prepared["$.paths['/x'].post.responses.200.content['application/json'].schema"].Type, Is.EqualTo(JTokenType.Object));
        }
    }
}
