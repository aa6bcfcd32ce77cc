using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>Each rule lets something pass and stops something else.</summary>
public sealed class SchemaCheckTests
{
    private const string Named = """{"type": "object", "properties": {"name": {"type": "string"}}}""";
    private const string Sized = """{"properties": {"size": {"type": "integer"}}}""";

    [TestCase("""{"type": "string"}""", "\"a\"", "1", "#: is 1, but has to be string")]
    [TestCase("""{"type": "boolean"}""", "true", "\"true\"", "#: is \"true\", but has to be boolean")]
    [TestCase("""{"type": "integer"}""", "1.0", "1.5", "#: is 1.5, but has to be integer")]
    [TestCase("""{"type": "number"}""", "1.5", "null", "#: is null, but has to be number")]
    [TestCase("""{"type": "array"}""", "[]", "{}", "#: is {}, but has to be array")]
    [TestCase("""{"type": "object"}""", """{"a": 1}""", "[]", "#: is [], but has to be object")]
    [TestCase("""{"type": ["string", "null"]}""", "null", "1", "#: is 1, but has to be null, string")]
    [TestCase("""{"type": ["string", "integer"]}""", "1", "null", "#: is null, but has to be integer, string")]
    [TestCase("""{"enum": ["a", 1]}""", "1", "\"1\"", "#: is \"1\", but has to be one of \"a\", 1")]
    [TestCase("""{"const": "a"}""", "\"a\"", "\"b\"", "#: is \"b\", but has to be \"a\"")]
    [TestCase("""{"$ref": "#/components/schemas/Text"}""", "\"a\"", "1", "#: is 1, but has to be string")]
    [TestCase("""{"minLength": 1}""", "\"😀\"", "\"\"", "#: has 0 characters, but needs 1")]
    [TestCase("""{"maxLength": 1}""", "\"😀\"", "\"ab\"", "#: has 2 characters, but 1 is the limit")]
    [TestCase("""{"pattern": "^a"}""", "\"ab\"", "\"b\"", "#: is \"b\", which does not match ^a")]
    [TestCase("""{"minimum": 1}""", "1", "0.5", "#: is 0.5, but 1 is the least")]
    [TestCase("""{"maximum": 1}""", "1", "2", "#: is 2, but 1 is the most")]
    [TestCase("""{"minItems": 1}""", "[1]", "[]", "#: has 0 items, but needs 1")]
    [TestCase("""{"maxItems": 1}""", "[1]", "[1, 2]", "#: has 2 items, but 1 is the limit")]
    [TestCase("""{"items": {"type": "string"}}""", "[\"a\"]", "[\"a\", 1]", "#/1: is 1, but has to be string")]
    [TestCase("""{"required": ["a"]}""", """{"a": null}""", "{}", "#/a: is missing")]
    [TestCase("""{"maxProperties": 1}""", """{"a": 1}""", """{"a": 1, "b": 2}""", "#: has 2 members, but 1 is the limit")]
    [TestCase("""{"propertyNames": {"maxLength": 0}}""", "{}", """{"a": 1}""", "#/a: has a name that has 1 characters, but 0 is the limit")]
    [TestCase("""{"properties": {"a/b~": {"maximum": 1}}}""", """{"a/b~": 1}""", """{"a/b~": 2}""", "#/a~1b~0: is 2, but 1 is the most")]
    [TestCase("""{"additionalProperties": {"type": "string"}}""", """{"a": ""}""", """{"a": 1}""", "#/a: is 1, but has to be string")]
    [TestCase("""{"additionalProperties": false}""", "{}", """{"a": 1}""", "#/a: is not allowed")]
    [TestCase("""{"not": {"enum": ["a"]}}""", "\"b\"", "\"a\"", "#: is \"a\", which is excluded")]
    [TestCase("""{"allOf": [{"minimum": 1}, {"maximum": 2}]}""", "2", "3", "#: is 3, but 2 is the most")]
    [TestCase("""{"oneOf": [{"minimum": 1}, {"maximum": 2}]}""", "3", "1", "#: fits 2 alternatives, but has to fit one")]
    [TestCase(
        """{"anyOf": [{"type": "string"}, {"type": "null"}]}""", "null", "1",
        "#: fits no alternative: # is 1, but has to be string; or # is 1, but has to be null")]
    [TestCase(
        """{"oneOf": [{"type": "string"}, {"type": "null"}]}""", "null", "1",
        "#: fits no alternative: # is 1, but has to be string; or # is 1, but has to be null")]
    public void A_rule_tells_right_from_wrong(string schema, string right, string wrong, string problem)
    {
        Assert.That(Find(schema, right), Is.Empty);
        Assert.That(Find(schema, wrong), Is.EqualTo(new[] { problem }));
    }

    [TestCase("uuid", SampleContract.Id, "0b8f6f2e6d0b4c0e9a553f1f7f0f2a11")]
    [TestCase("uuid", "0B8F6F2E-6D0B-4C0E-9A55-3F1F7F0F2A11", "an-agent")]
    [TestCase("uri", "https://example.com/a?b=c", "/a")]
    [TestCase("uri", "urn:a:b", "example.com")]
    [TestCase("date-time", "2026-02-28T23:59:59Z", "2026-02-30T00:00:00Z")]
    [TestCase("date-time", "2026-02-28T23:59:59.123456+02:00", "2026-02-28T23:59:59")]
    [TestCase("date-time", "2026-02-28t23:59:59z", "2026-02-28 23:59:59Z")]
    public void A_format_tells_right_from_wrong(string format, string right, string wrong)
    {
        var schema = $$"""{"format": "{{format}}"}""";
        Assert.That(Find(schema, $"\"{right}\""), Is.Empty);
        Assert.That(Find(schema, $"\"{wrong}\""), Is.EqualTo(new[] { $"#: is \"{wrong}\", which is no {format}" }));
    }

    [TestCase(Named, """{"name": ""}""", """{"name": "", "nmae": 1}""")]
    [TestCase($$"""{"allOf": [{{Named}}, {{Sized}}]}""", """{"name": "", "size": 1}""", """{"name": "", "nmae": 1}""")]
    [TestCase($$"""{"anyOf": [{{Named}}, {{Sized}}]}""", """{"name": "", "size": 1}""", """{"name": "", "nmae": 1}""")]
    [TestCase($$"""{"anyOf": [{{Named}}, {{Sized}}]}""", """{"name": "", "size": 1}""", """{"name": 1, "size": 1}""", "#/name")]
    public void A_member_that_is_not_declared_is_found(string schema, string right, string wrong, string place = "#/nmae")
    {
        Assert.That(Find(schema, right), Is.Empty);
        Assert.That(Find(schema, wrong), Is.EqualTo(new[] { place + ": is not in the contract" }));
    }

    [TestCase("{}")]
    [TestCase("""{"type": "object"}""")]
    [TestCase("""{"properties": {"a": {}}, "additionalProperties": true}""")]
    [TestCase("""{"properties": {"a": {}}, "additionalProperties": {}}""")]
    [TestCase("""{"allOf": [{"properties": {"a": {}}}, {"additionalProperties": true}]}""")]
    public void An_object_that_is_open_may_hold_anything(string schema) => Assert.That(Find(schema, """{"b": {"c": 1}}"""), Is.Empty);

    [Test]
    public void Nothing_is_hidden_by_the_first_problem() => Assert.That(
        Find("""{"required": ["a"], "properties": {"a": {}, "b": {"minLength": 2, "pattern": "x"}}}""", """{"b": "", "c": 1}"""),
        Is.EqualTo(new[]
        {
            "#/a: is missing",
            "#/b: has 0 characters, but needs 2",
            "#/b: is \"\", which does not match x",
            "#/c: is not in the contract",
        }));

    [Test]
    public void A_format_that_is_not_understood_is_no_silent_success() =>
        Assert.Throws<NotSupportedException>(() => Find("""{"format": "email"}""", "\"a\""));

    private static List<string> Find(string schema, string value) =>
        [.. SchemaCheck.Find(SampleContract.Schema(schema), JsonNode.Parse(value)).Select(problem => $"{problem.Place}: {problem.What}")];
}
