using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepAgents.Emulator.LangSmith;

namespace DeepAgents.Emulator.Faults;

/// <summary>The responses of both contracts, for the faults that go by what is required and what is an enumeration.</summary>
internal static partial class ContractSchemas
{
    private static readonly Lazy<FrozenDictionary<string, ContractSchema>> Operations = new(() =>
        Read("managed-deep-agents.json", LangSmithApi.Prefix)
            .Concat(Read("litellm-agent-platform.json", ""))
            .ToFrozenDictionary(operation => operation.Key, operation => operation.Value, StringComparer.Ordinal));

    /// <summary>The schema of a JSON response; null if the contract has none.</summary>
    public static ContractSchema? Response(string method, string route, int status) =>
        Operations.Value.TryGetValue(Key(method, route), out var operation)
            ? operation["responses"]?[status.ToString(CultureInfo.InvariantCulture)]?["content"]?["application/json"]?["schema"]
            : null;

    private static IEnumerable<KeyValuePair<string, ContractSchema>> Read(string name, string prefix)
    {
        using var stream = typeof(ContractSchemas).Assembly.GetManifestResourceStream(name)!;
        var document = JsonNode.Parse(stream)!.AsObject();
        return
        [
            .. from path in document["paths"]!.AsObject()
               from member in path.Value!.AsObject()
               where member.Key != "parameters"
               select KeyValuePair.Create(Key(member.Key, prefix + path.Key), new ContractSchema(member.Value!.AsObject(), document)),
        ];
    }

    private static string Key(string method, string route) => $"{method.ToUpperInvariant()} {Parameter().Replace(route, "{}")}";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
