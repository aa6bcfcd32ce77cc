using DeepAgents.SpecTool.Prepare;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class ContractTests
{
    private static readonly JObject Document = JObject.Parse("""
        {"paths": {"/b": {"post": {}, "get": {}, "parameters": []}, "/a": {"x-note": {}, "trace": {}}, "/c": true},
         "components": {"schemas": {"A/B~C": {"type": "string"}, "To": {"$ref": "#/components/schemas/A~1B~0C"}, "Loop": {"$ref": "#/components/schemas/Loop"}}}}
        """);

    [Test]
    public void Operations_come_path_by_path() =>
        Assert.That(Contract.Operations(Document).Select(o => $"{o.Verb} {o.Path}"), Is.EqualTo(new[] { "get /b", "post /b", "trace /a" }));

    [TestCase("#/components/schemas/To", "string")]
    [TestCase("#/components/schemas/A~1B~0C", "string")]
    [TestCase("#/components/schemas/A%7E1B~0C", "string")]
    [TestCase("#/components/schemas/Loop", null)]
    [TestCase("#/components/schemas/Gone", null)]
    [TestCase("other.json#/components/schemas/To", null)]
    public void References_are_followed_within_the_document(string reference, string? type) =>
        Assert.That(Contract.Resolve(Document, new JObject { ["$ref"] = reference })?["type"]?.ToString(), Is.EqualTo(type));

    [TestCase("""{"content": {"text/plain": {"schema": {}}, "application/json": {"schema": {}}}}""", "application/json")]
    [TestCase("""{"content": {"text/plain": {"schema": {}}}}""", "text/plain")]
    [TestCase("""{"content": {"application/json": {"schema": true}}}""", "application/json")]
    [TestCase("""{"content": {"application/json": {}}}""", null)]
    [TestCase("""{"content": {}}""", null)]
    [TestCase("{}", null)]
    public void The_schema_of_a_body_is_the_one_of_its_json(string body, string? media) =>
        Assert.That(Contract.BodySchema(JObject.Parse(body))?.MediaType, Is.EqualTo(media));

    [Test]
    public void Schemas_are_made_where_there_are_none()
    {
        var document = new JObject();

        Contract.Schemas(document)["A"] = new JObject();

        Assert.That(document.SelectToken("components.schemas.A"), Is.Not.Null);
    }

    [Test]
    public void A_reference_names_a_schema_or_something_else()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Contract.ReferencedName(Contract.ReferenceTo("Agent")), Is.EqualTo("Agent"));
            Assert.That(Contract.ReferencedName(JObject.Parse("""{"$ref": "#/components/responses/Bad"}""")), Is.Null);
            Assert.That(Contract.ReferencedName(null), Is.Null);
        }
    }

    [Test]
    public void Children_are_named_after_their_places()
    {
        var schema = JObject.Parse("""{"properties": {"a": {}, "b": true}, "items": {}, "additionalProperties": {}, "allOf": [{}], "oneOf": [{}]}""");

        Assert.That(Contract.Children(schema).Select(c => c.Place), Is.EqualTo(new[] { "a", "item", "value", "", "" }));
    }

    [Test]
    public void The_parts_of_a_model_are_itself_and_what_it_composes_without_a_name()
    {
        var schema = JObject.Parse("""{"allOf": [{"$ref": "#/components/schemas/Base"}, {"title": "part"}], "title": "whole"}""");

        Assert.That(Contract.Parts(schema).Select(p => p["title"]!.ToString()), Is.EqualTo(new[] { "part", "whole" }));
    }
}
