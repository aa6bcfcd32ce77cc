using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class ClassPassTests
{
    [Test]
    public void Members_take_their_csharp_names_unless_the_overlay_chose()
    {
        var prepared = Prepared.From(Given.Contract(Given.Json("{type: 'object', properties: {page_size: {}, oauth_mode: {'x-cs-member': 'OAuthMode'}}}")));

        var members = ((JObject)prepared.Schema("Thing")["properties"]!).Properties().Select(p => p.Value["x-cs-member"]!.ToString());
        Assert.That(members, Is.EqualTo(new[] { "PageSize", "OAuthMode" }));
    }

    [TestCase("{type: 'object', properties: {a: {}}, additionalProperties: true}")]
    [TestCase("{properties: {a: {}}}")]
    public void A_model_says_nothing_of_unknown_members_because_its_base_keeps_them(string schema)
    {
        var thing = Prepared.From(Given.Contract(Given.Json(schema))).Schema("Thing");

        Assert.That((thing["type"]!.ToString(), thing["additionalProperties"]!.Value<bool>()), Is.EqualTo(("object", false)));
    }

    [Test]
    public void A_part_of_a_composed_model_is_closed_too()
    {
        var thing = Prepared.From(Given.Contract(Given.Json("{allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {}}}]}")).WithSchema("Base", "{type: 'object'}"))
            .Schema("Thing");

        Assert.That(thing["allOf"]!.Select(p => p["additionalProperties"]?.Value<bool>()), Is.EqualTo(new bool?[] { null, false }));
    }

    [Test]
    public void A_model_without_members_has_a_placeholder_that_the_template_leaves_out()
    {
        var member = Prepared.From(Given.Contract(Given.Json("{type: 'object'}"))).Schema("Thing")["properties"]!["placeholder"]!;

        Assert.That(member["x-cs-placeholder"]!.Value<bool>(), Is.True);
    }

    [TestCase("`a`: the first. `b`: the second.", "The first.", "The second.")]
    [TestCase("Kinds. `b`: only this", "", "Only this")]
    [TestCase("Nothing on them.", "", "")]
    [TestCase("`a`: ", "", "")]
    [TestCase("`a`:  `b`: x", "", "X")]
    public void Values_are_described_from_the_description_of_the_whole(string description, string a, string b)
    {
        var prepared = Prepared.From(Given.Member(new JObject { ["enum"] = new JArray("a", "b"), ["description"] = description }.ToString()));

        prepared.MustBeFine();
        var letter = prepared.Schema("ThingX");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(letter["x-enumNames"]!.Select(n => n.ToString()), Is.EqualTo(new[] { "A", "B" }));
            Assert.That(letter["x-enumDescriptions"]!.Select(n => n.ToString()), Is.EqualTo(new[] { a, b }));
        }
    }

    [Test]
    public void No_null_is_left_for_the_generator_to_stumble_over()
    {
        var prepared = Prepared.From(Given.Member("{const: 5, default: null}").WithGet("{'x-none': null}"));

        prepared.MustBeFine();
        Assert.That(prepared.Document.Descendants().OfType<JValue>().Where(v => v.Value is null).Select(v => v.Path), Is.Empty);
    }
}
