using DeepAgents.SpecTool.Prepare;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests;

/// <summary>What a contract holds, for comparing.</summary>
internal static class ContractWalk
{
    private static readonly string[] Prose = ["description", "summary", "tags", "example", "examples", "info"];

    // Below these a name is somebody's choice, so a member called "description" is a fact.
    private static readonly string[] Maps = ["properties", "paths", "schemas", "responses", "parameters", "content", "headers", "securitySchemes"];

    public static IEnumerable<string> Operations(JObject contract) => Contract.Operations(contract).Select(o => $"{o.Verb.ToUpperInvariant()} {o.Path}");

    /// <summary>A copy with members in alphabetical order and nothing that is only for readers.</summary>
    public static JToken WithoutProse(JToken token, bool isMap = false) => token switch
    {
        JObject found => new JObject(
            from member in found.Properties()
            where isMap || !Prose.Contains(member.Name)
            orderby member.Name
            select new JProperty(member.Name, member.Name == "required" && member.Value is JArray names
                ? new JArray(names.OrderBy(n => n.ToString(), StringComparer.Ordinal))
                : WithoutProse(member.Value, !isMap && Maps.Contains(member.Name)))),
        JArray items => new JArray(items.Select(i => WithoutProse(i))),
        _ => token.DeepClone(),
    };

    /// <summary>The schemas that the operations lead to, failures included.</summary>
    public static HashSet<string> Reached(JObject contract)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        void Walk(JToken token)
        {
            foreach (var name in token.SelectTokens("$..$ref").Select(r => Contract.ReferencedName(r.Parent!.Parent)).OfType<string>())
            {
                if (reached.Add(name))
                {
                    Walk(Contract.Schemas(contract)[name]!);
                }
            }
        }

        Walk(contract["paths"]!);
        return reached;
    }

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
