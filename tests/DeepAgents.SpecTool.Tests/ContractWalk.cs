using DeepAgents.SpecTool.Prepare;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests;

/// <summary>What a contract holds, for comparing.</summary>
internal static class ContractWalk
{
    /// <summary>The wire names of a schema's members, its bases' included.</summary>
    public static IEnumerable<string> Members(JObject document, string schema)
    {
        var found = (JObject)document.SelectToken($"components.schemas.{schema}", errorWhenNoMatch: true)!;
        var own = Contract.Parts(found).SelectMany(p => (p["properties"] as JObject)?.Properties() ?? []).Select(p => p.Name);
        var bases = (found["allOf"] as JArray ?? []).Select(Contract.ReferencedName).OfType<string>();
        return own.Concat(bases.SelectMany(b => Members(document, b)));
    }

    /// <summary>Operations, parameters, schemas and members, each with what is said of it.</summary>
    public static IEnumerable<(string Place, string? Description)> Describable(JObject contract)
    {
        foreach (var (path, verb, item, operation) in Contract.Operations(contract))
        {
            yield return ($"{verb} {path}", operation["description"]?.ToString());
            foreach (var parameter in (operation["parameters"] as JArray ?? []).Concat(item["parameters"] as JArray ?? []))
            {
                var found = Contract.Resolve(contract, parameter)!;
                yield return ($"{verb} {path} {found["name"]}", found["description"]?.ToString());
            }
        }

        foreach (var (name, schema) in Contract.Schemas(contract))
        {
            yield return (name, schema!["description"]?.ToString());
            foreach (var member in Below((JObject)schema))
            {
                yield return (member.Path, (member.Value as JObject)?["description"]?.ToString());
            }
        }
    }

    private static IEnumerable<JProperty> Below(JObject schema) =>
        ((schema["properties"] as JObject)?.Properties() ?? []).Concat(Contract.Children(schema).SelectMany(c => Below(c.Schema)));
}
