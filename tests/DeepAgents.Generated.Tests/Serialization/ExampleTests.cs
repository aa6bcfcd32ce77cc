using System.Text;
using DeepAgents.Benchmarks.Payloads;
using DeepAgents.LangSmith;
using DeepAgents.Tests.DocumentationPages;
using DeepAgents.Tests.Fuzzing.Contracts;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Serialization;

/// <summary>Every example of an answer that the contracts and the benchmarks have survives reading and writing, whoever does it.</summary>
public sealed class ExampleTests
{
    private static IEnumerable<TestCaseData> Examples =>
    [
        .. FromContract(ContractDocument.LangSmith, "DeepAgents.LangSmith"),
        .. FromContract(ContractDocument.LiteLLM, "DeepAgents.LiteLLM"),
        Case(typeof(Agent), BenchmarkPayloads.Agent, "an agent"),
        Case(typeof(AgentPage), BenchmarkPayloads.Page, "a page of agents"),
        Case(typeof(Agent), BenchmarkPayloads.AgentWithFiles, "an agent with files"),
        Case(typeof(CreateAgentRequest), Encoding.UTF8.GetBytes(BenchmarkPayloads.CreateRequest), "a new agent"),
    ];

    [TestCaseSource(nameof(Examples))]
    public void Example_survives(Type type, byte[] text)
    {
        var model = TestJson.Read(type, text)!;
        var json = Encoding.UTF8.GetString(text);

        RoundTrip.Check(json, model);
        RoundTrip.Check(json, JsonConvert.DeserializeObject(json, type)!);
        RoundTrip.Check(json, JsonConvert.DeserializeObject(JsonConvert.SerializeObject(model), type)!);
    }

    [Test]
    public void There_are_such_examples_in_the_contracts() =>
        Assert.That(FromContract(ContractDocument.LangSmith, "DeepAgents.LangSmith").Concat(FromContract(ContractDocument.LiteLLM, "DeepAgents.LiteLLM")), Is.Not.Empty);

    private static IEnumerable<TestCaseData> FromContract(ContractDocument contract, string @namespace) =>
        from operation in contract.Operations
        from response in operation.Responses
        where response.IsSuccess && response.MediaType == "application/json"
        from example in response.Examples
        let name = ((string)response.Schema!["$ref"]!).Split('/').Last()
        let type = typeof(JsonModel).Assembly.GetType($"{@namespace}.{name}") ?? typeof(JsonModel).Assembly.GetType($"{@namespace}.Platform{name}", throwOnError: true)
        select Case(
            type,
            Encoding.UTF8.GetBytes(example.ToString(Formatting.None)),
            $"{operation.Method} {operation.Path}");

    private static TestCaseData Case(Type type, byte[] text, string name) => new TestCaseData(type, text).SetName($"Example_survives({name})");
}
