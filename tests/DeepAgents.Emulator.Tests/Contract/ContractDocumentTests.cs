using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Contract;

public sealed class ContractDocumentTests
{
    private static readonly string[] Names = ["managed-deep-agents.json", "litellm-agent-platform.json"];

    [TestCaseSource(nameof(Names))]
    public void A_contract_asks_for_nothing_that_the_validator_does_not_understand(string name)
    {
        var schemas = SchemaWalk.In(JsonNode.Parse(File.ReadAllText(Repository.File("openapi", name)))!).ToList();
        var words = schemas.SelectMany(schema => schema).Select(member => member.Key).Distinct();
        var formats = schemas.Select(schema => (string?)schema["format"]).OfType<string>().Distinct();
        var references = schemas.Where(schema => schema.ContainsKey("$ref")).SelectMany(schema => schema).Select(member => member.Key);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(schemas, Has.Count.GreaterThan(100), "They are found at all.");
            Assert.That(words.Except(SchemaKeywords.Checked).Except(SchemaKeywords.Remarks), Is.Empty);
            Assert.That(formats.Except(SchemaKeywords.Formats), Is.Empty);
            Assert.That(references.Except(SchemaKeywords.Remarks), Is.EqualTo(new[] { "$ref" }), "A rule beside one is not read.");
        }
    }

    [Test]
    public void Every_operation_of_both_services_is_there() => Assert.That(
        ContractDocument.All.Select(document => document.Operations.Select(operation => operation.Name).Distinct().Count()),
        Is.EqualTo(new[] { 28, 29 }));

    [TestCase("GET", "/v1/deepagents/agents", "LangSmith GET /agents")]
    [TestCase("GET", "/v1/deepagents/threads/count", "LangSmith GET /threads/count")]
    [TestCase("GET", "/v1/deepagents/threads/counted?a=b", "LangSmith GET /threads/{thread_id}")]
    [TestCase("POST", "/v1/deepagents/threads/runs", "LangSmith POST /threads/runs")]
    [TestCase("GET", "/api/v1/skills/a%2Fb", "LiteLLM GET /api/v1/skills/{skill_id}")]
    [TestCase("GET", "/agents", null)]
    [TestCase("PUT", "/v1/deepagents/agents", null)]
    [TestCase("GET", "/v1/deepagents/agents/", null)]
    [TestCase("GET", "/v1/deepagents/Agents", null)]
    [TestCase("GET", "/authorize/x", null)]
    public void An_operation_is_found_by_method_and_path(string method, string path, string? operation)
    {
        var address = new Uri("http://localhost:1" + path);
        var found = ContractDocument.All.Select(document => document.Find(new HttpMethod(method), address)).OfType<ContractOperation>();
        Assert.That(found.Select(one => one.Name), Is.EqualTo(operation is null ? [] : new[] { operation }));
    }

    [Test]
    public void The_parameters_of_a_path_are_those_of_its_operations() => Assert.That(
        SampleContract.Make.Parameters.Select(parameter => parameter.Name), Is.EqualTo(new[] { "thing_id", "size", "dry", "order" }));

    [Test]
    public void A_document_that_is_none_is_refused() =>
        Assert.Throws<InvalidDataException>(() => ContractDocument.Parse("Sample", """{"openapi": "3.1.0", "paths": {}}"""));

    [Test]
    public void A_reference_to_nothing_is_no_silent_success() => Assert.Throws<InvalidDataException>(
        () => SchemaCheck.Allows(SampleContract.Schema("""{"$ref": "#/components/schemas/Gone"}"""), null));
}
