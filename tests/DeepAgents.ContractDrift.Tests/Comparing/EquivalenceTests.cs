namespace DeepAgents.ContractDrift.Tests.Comparing;

/// <summary>Two spellings of one thing are no change.</summary>
public class EquivalenceTests
{
    [TestCase("""{"$ref": "#/components/schemas/Name"}""", """{"type": "string", "minLength": 1}""")]
    [TestCase("""{"$ref": "#/components/schemas/Name"}""", """{"allOf": [{"$ref": "#/components/schemas/Name"}]}""")]
    [TestCase("""{"$ref": "#/components/schemas/Name"}""", """{"oneOf": [{"$ref": "#/components/schemas/Name"}]}""")]
    [TestCase("""{"$ref": "#/components/schemas/Node"}""", """{"$ref": "#/components/schemas/List"}""")]
    [TestCase(
        """{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"required": ["a"]}]}""",
        """{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}""")]
    [TestCase("""{"type": ["string", "null"]}""", """{"type": "string", "nullable": true}""")]
    [TestCase("""{"type": ["string", "null"], "minLength": 1}""", """{"anyOf": [{"$ref": "#/components/schemas/Name"}, {"type": "null"}]}""")]
    [TestCase("""{"oneOf": [{"$ref": "#/components/schemas/Name"}, {"type": "null"}]}""", """{"$ref": "#/components/schemas/Name", "nullable": true}""")]
    [TestCase("""{"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Name"}]}""", """{"allOf": [{"$ref": "#/components/schemas/Name"}], "nullable": true}""")]
    [TestCase("""{"type": ["string", "null"], "enum": ["a", null]}""", """{"type": "string", "nullable": true, "enum": ["a"]}""")]
    [TestCase("""{"const": "a"}""", """{"type": "string", "enum": ["a"]}""")]
    [TestCase("""{"const": true}""", """{"type": "boolean", "enum": [true]}""")]
    [TestCase("""{"const": 25}""", """{"const": 25.0}""")]
    [TestCase("""{"type": "integer", "maximum": 25, "default": 25}""", """{"type": "integer", "maximum": 25.0, "default": 25.0}""")]
    [TestCase("""{"type": "number", "exclusiveMinimum": 0}""", """{"type": "number", "minimum": 0, "exclusiveMinimum": true}""")]
    [TestCase("""{"type": "integer", "exclusiveMinimum": 0}""", """{"type": "integer", "minimum": 1}""")]
    [TestCase("""{"type": "object"}""", """{"type": "object", "additionalProperties": true, "required": [], "properties": {}}""")]
    [TestCase("""{"type": "object", "additionalProperties": {}}""", """{"type": ["object"], "additionalProperties": true}""")]
    [TestCase("""{"type": "array", "items": {}}""", """{"type": "array", "minItems": 0, "uniqueItems": false}""")]
    [TestCase("""{"type": "string", "default": null}""", """{"type": "string", "description": "x", "title": "y", "examples": ["z"], "x-note": 1, "deprecated": false, "readOnly": false}""")]
    [TestCase("""{"type": "string", "enum": ["a", "b"]}""", """{"type": "string", "enum": ["b", "a", "b"]}""")]
    [TestCase("""{"oneOf": [{"type": "string"}, {"type": "object", "properties": {"a": {}}}]}""", """{"oneOf": [{"type": "object", "properties": {"a": {}}}, {"type": "string"}]}""")]
    public void Of_a_schema(string one, string other)
    {
        foreach (var (old, now) in new[] { (one, other), (other, one) })
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Drifted.Between(Drifted.Request(old), Drifted.Request(now)), Is.Empty);
                Assert.That(Drifted.Between(Drifted.Response(old, "3.0.3"), Drifted.Response(now)), Is.Empty);
            }
        }
    }

    [TestCase(
        """{"parameters": [{"in": "query", "name": "a"}]}""",
        """{"parameters": [{"in": "query", "name": "a", "required": false, "style": "form", "explode": true, "allowReserved": false, "schema": {}}]}""")]
    [TestCase("""{"parameters": [{"in": "header", "name": "X-A"}]}""", """{"parameters": [{"in": "header", "name": "x-a", "style": "simple", "explode": false}]}""")]
    [TestCase("""{"parameters": [{"in": "query", "name": "a"}, {"in": "query", "name": "b"}]}""", """{"parameters": [{"in": "query", "name": "b"}, {"in": "query", "name": "a"}]}""")]
    [TestCase("""{"requestBody": {"content": {"application/json": {}}}}""", """{"requestBody": {"required": false, "content": {"Application/JSON; charset=utf-8": {"schema": {}}}}}""")]
    [TestCase("""{"security": [{"key": []}]}""", """{"security": [{"same": []}]}""")]
    [TestCase("""{"tags": ["a"], "summary": "b", "deprecated": false}""", """{"tags": ["c"], "description": "d", "x-e": "f", "parameters": []}""")]
    [TestCase("""{}""", """{"servers": [{"url": "/"}]}""")]
    public void Of_an_operation(string one, string other)
    {
        Assert.That(Drifted.Between(Drifted.Operation(one), Drifted.Operation(other)), Is.Empty);
        Assert.That(Drifted.Between(Drifted.Operation(other), Drifted.Operation(one)), Is.Empty);
    }

    [Test]
    public void The_names_of_path_parameters_are_spelling()
    {
        static string Path(string name) =>
            Drifted.Contract($$$"""{"parameters": [{"in": "path", "name": "{{{name}}}", "required": true, "schema": {"type": "string"}}], "get": {"responses": {}} }""", path: $"/things/{{{name}}}");

        Assert.That(Drifted.Between(Path("id"), Path("thingID")), Is.Empty);
    }

    [Test]
    public void A_property_that_is_called_like_a_keyword_is_a_property()
    {
        const string Named = """
            {
              "type": "object",
              "properties": {
                "description": {"type": "string"}, "title": {"type": "string"}, "nullable": {"type": "boolean"}, "const": {"type": "string"}, "default": {"type": "string"}
              }
            }
            """;

        Assert.That(Drifted.Between(Drifted.Response(Named), Drifted.Response("""{"type": "object"}""")), Is.EquivalentTo(new[]
        {
            "breaking property-removed 'description'", "breaking property-removed 'title'", "breaking property-removed 'nullable'",
            "breaking property-removed 'const'", "breaking property-removed 'default'",
        }));
    }
}
