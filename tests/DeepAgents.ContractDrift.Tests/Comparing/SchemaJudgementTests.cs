namespace DeepAgents.ContractDrift.Tests.Comparing;

/// <summary>What a change of a schema means for a strict client, in a request and in a response.</summary>
public class SchemaJudgementTests
{
    [TestCase("""{"type": "string"}""", """{"type": "integer"}""", "breaking type-changed", "breaking type-changed")]
    [TestCase("""{"type": "integer"}""", """{"type": "number"}""", "additive type-widened", "breaking type-widened")]
    [TestCase("""{}""", """{"type": "string"}""", "breaking type-narrowed", "none type-narrowed")]
    [TestCase("""{"type": "string"}""", """{"type": ["string", "null"]}""", "additive null-added", "breaking null-added")]
    [TestCase("""{"type": "string", "nullable": true}""", """{"type": "string"}""", "breaking null-removed", "none null-removed")]
    [TestCase("""{"type": "string"}""", """{"type": "string", "format": "uuid"}""", "breaking format-changed", "breaking format-changed")]
    [TestCase("""{"type": "string", "enum": ["a"]}""", """{"type": "string", "enum": ["a", "b"]}""", "additive enum-value-added", "breaking enum-value-added")]
    [TestCase("""{"type": "string", "enum": ["a", "b"]}""", """{"type": "string", "const": "a"}""", "breaking enum-value-removed", "breaking enum-value-removed")]
    [TestCase("""{"type": "string"}""", """{"type": "string", "enum": ["a"]}""", "breaking enum-closed", "none enum-closed")]
    [TestCase("""{"type": "string", "enum": ["a"]}""", """{"type": "string"}""", "additive enum-opened", "breaking enum-opened")]
    [TestCase("""{"type": "integer", "maximum": 5}""", """{"type": "integer", "maximum": 4}""", "breaking bound-tightened", "none bound-tightened")]
    [TestCase("""{"type": "integer", "minimum": 5}""", """{"type": "integer", "minimum": 4}""", "additive bound-loosened", "breaking bound-loosened")]
    [TestCase("""{"type": "string"}""", """{"type": "string", "pattern": "^a"}""", "breaking pattern-added", "none pattern-added")]
    [TestCase("""{"type": "string", "pattern": "^b"}""", """{"type": "string", "pattern": "^a"}""", "breaking pattern-changed", "breaking pattern-changed")]
    [TestCase("""{"type": "integer", "default": 1}""", """{"type": "integer", "default": 2}""", "breaking default-changed", "breaking default-changed")]
    [TestCase("""{"type": "object"}""", """{"type": "object", "properties": {"a": {}}}""", "additive optional-property-added", "additive optional-property-added")]
    [TestCase("""{"type": "object"}""", """{"type": "object", "properties": {"a": {}}, "required": ["a"]}""", "breaking required-property-added", "additive required-property-added")]
    [TestCase("""{"type": "object", "properties": {"a": {}}}""", """{"type": "object"}""", "breaking property-removed", "breaking property-removed")]
    [TestCase("""{"properties": {"a": {}}}""", """{"properties": {"a": {}}, "required": ["a"]}""", "breaking property-became-required", "none property-became-required")]
    [TestCase("""{"properties": {"a": {}}, "required": ["a"]}""", """{"properties": {"a": {}}}""", "additive property-became-optional", "breaking property-became-optional")]
    [TestCase("""{"type": "object"}""", """{"type": "object", "additionalProperties": false}""", "breaking other-members-forbidden", "none other-members-forbidden")]
    [TestCase(
        """{"type": "object", "additionalProperties": {"type": "string"}}""", """{"type": "object", "additionalProperties": {"type": "boolean"}}""",
        "breaking type-changed", "breaking type-changed")]
    [TestCase("""{"oneOf": [{"type": "string"}, {"type": "integer"}]}""", """{"oneOf": [{"type": "string"}]}""", "breaking alternative-removed", "breaking alternative-removed")]
    [TestCase("""{"oneOf": [{"type": "string"}]}""", """{"oneOf": [{"type": "string"}, {"type": "boolean"}]}""", "additive alternative-added", "breaking alternative-added")]
    [TestCase("""{"properties": {"a": {"type": "string"}}}""", """{"properties": {"a": {"type": "string", "readOnly": true}}}""", "breaking property-removed", null)]
    public void A_change_is_judged_by_its_direction(string old, string now, string inRequest, string? inResponse)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kinds(Drifted.Between(Drifted.Request(old), Drifted.Request(now))), Is.EqualTo(new[] { inRequest }));
            Assert.That(Kinds(Drifted.Between(Drifted.Response(old), Drifted.Response(now))), Is.EqualTo(inResponse is null ? [] : new[] { inResponse }));
        }
    }

    [Test]
    public void The_worst_direction_counts_where_a_schema_is_used_in_both()
    {
        static string Both(string values) => Drifted.Operation("""
            {
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Name"}}}},
              "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Name"}}}}}
            }
            """).Replace("\"minLength\":1", values, StringComparison.Ordinal);

        var change = Drifted.Changes(Both("\"enum\":[\"a\"]"), Both("\"enum\":[\"a\",\"b\"]")).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.Verdict.Shipped, Is.EqualTo(ContractDrift.Comparing.Severity.Breaking));
            Assert.That(change.Seen, Has.Count.EqualTo(2));
            Assert.That(change.Place, Is.EqualTo("#/components/schemas/Name"));
        }
    }

    private static IEnumerable<string> Kinds(IEnumerable<string> changes) => changes.Select(c => string.Join(' ', c.Split(' ').Take(2)));
}
