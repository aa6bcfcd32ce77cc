using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>One contract of <c>openapi/</c> and the operations that it describes.</summary>
internal sealed class ContractDocument
{
    private static readonly Lazy<IReadOnlyList<ContractDocument>> Both = new(() =>
        [Load("LangSmith", "managed-deep-agents.json"), Load("LiteLLM", "litellm-agent-platform.json")]);

    private ContractDocument(IReadOnlyList<ContractOperation> operations) => Operations = operations;

    /// <summary>The contracts of both services, as they lie in the repository.</summary>
    public static IReadOnlyList<ContractDocument> All => Both.Value;

    /// <summary>Those with the most literal segments first: <c>/threads/count</c> is no thread whose id is <c>count</c>.</summary>
    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <param name="service">What the names of the operations begin with.</param>
    /// <param name="json">The document.</param>
    public static ContractDocument Parse(string service, string json)
    {
        var root = JsonNode.Parse(json)!;
        SayOpennessBySchema(root);
        var (document, diagnostic) = OpenApiDocument.Parse(root.ToJsonString(), OpenApiConstants.Json);
        if (document is null || diagnostic is null || diagnostic.Errors.Count + diagnostic.Warnings.Count > 0)
        {
            var reasons = diagnostic?.Errors.Concat(diagnostic.Warnings).Select(error => error.ToString());
            throw new InvalidDataException(string.Join('\n', reasons ?? ["It is no document."]));
        }

        var server = document.Servers?.FirstOrDefault()?.Url;
        var prefix = server is null ? string.Empty : new Uri(server).AbsolutePath.TrimEnd('/');
        return new ContractDocument(
        [
            .. from path in document.Paths
               from operation in path.Value.Operations ?? []
               let found = new ContractOperation(service, operation.Key, prefix, path.Key, path.Value, operation.Value)
               orderby found.LiteralSegments descending
               select found,
        ]);
    }

    /// <summary>The operation that a request asks for, if there is one.</summary>
    public ContractOperation? Find(HttpMethod method, Uri address) =>
        Operations.FirstOrDefault(operation => operation.IsAskedBy(method, address));

    private static ContractDocument Load(string service, string name) => Parse(service, File.ReadAllText(Repository.File("openapi", name)));

    /// <summary>
    /// The library reads <c>additionalProperties: true</c> as if nothing had been said. An empty schema means the same and is kept, so
    /// that objects which are open on purpose can be told from those that only do not say.
    /// </summary>
    private static void SayOpennessBySchema(JsonNode? node)
    {
        const string Keyword = "additionalProperties";
        switch (node)
        {
            case JsonObject item:
                if (item[Keyword] is JsonValue value && value.TryGetValue<bool>(out var isOpen) && isOpen)
                {
                    item[Keyword] = new JsonObject();
                }

                foreach (var member in item)
                {
                    SayOpennessBySchema(member.Value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    SayOpennessBySchema(item);
                }

                break;
        }
    }
}
