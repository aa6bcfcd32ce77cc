using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Fuzzing.Contracts;

/// <summary>One of the documents in <c>openapi/</c>, read for its responses.</summary>
internal sealed class ContractDocument
{
    private static readonly string[] Verbs = ["get", "put", "post", "patch", "delete"];

    private readonly JObject _json;

    private ContractDocument(string file)
    {
        using var reader = new JsonTextReader(File.OpenText(file)) { DateParseHandling = DateParseHandling.None };
        _json = JObject.Load(reader);
        Schemas = [.. ((JObject)_json["components"]!["schemas"]!).PropertyValues().Cast<JObject>()];
        Operations = [
            .. from path in ((JObject)_json["paths"]!).Properties()
               from operation in ((JObject)path.Value).Properties()
               where Verbs.Contains(operation.Name)
               select new ContractOperation(this, operation.Name.ToUpperInvariant(), path.Name, [.. Responses((JObject)operation.Value["responses"]!)]),
        ];
    }

    public static ContractDocument LangSmith { get; } = new(Find("managed-deep-agents.json"));

    public static ContractDocument LiteLLM { get; } = new(Find("litellm-agent-platform.json"));

    public IReadOnlyList<ContractOperation> Operations { get; }

    public IReadOnlyList<JObject> Schemas { get; }

    /// <summary>Follows a reference, if it is one.</summary>
    public JObject Resolve(JObject json)
    {
        while (json["$ref"] is JValue { Value: string pointer })
        {
            json = (JObject)pointer.TrimStart('#', '/').Split('/').Aggregate((JToken)_json, (at, name) => at[name]!);
        }

        return json;
    }

    private static string Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepAgents.Generated.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The program does not run in the repository.");
        }

        return Path.Combine(folder.FullName, "openapi", file);
    }

    private IEnumerable<ContractResponse> Responses(JObject responses)
    {
        foreach (var response in responses.Properties())
        {
            var content = (Resolve((JObject)response.Value)["content"] as JObject)?.Properties().FirstOrDefault();
            var several = (content?.Value["examples"] as JObject)?.PropertyValues().Select(e => e["value"]) ?? [];
            yield return new ContractResponse(
                int.Parse(response.Name, CultureInfo.InvariantCulture),
                content?.Name,
                content?.Value["schema"] as JObject,
                [.. several.Append(content?.Value["example"]).OfType<JToken>()]);
        }
    }
}
