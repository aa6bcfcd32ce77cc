using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>Finds the names that the compiler would refuse, where the compiler could only point into generated code.</summary>
internal sealed class NameCheck
{
    private readonly JObject _schemas;
    private readonly string _overlayFile;
    private readonly Problems _problems;

    private NameCheck(JObject document, string overlayFile, Problems problems)
    {
        _schemas = Contract.Schemas(document);
        _overlayFile = overlayFile;
        _problems = problems;
    }

    public static void Run(JObject document, string overlayFile, Problems problems)
    {
        var check = new NameCheck(document, overlayFile, problems);
        foreach (var schema in check._schemas.Properties())
        {
            check.Type(schema.Name, schema.Value, "x-cs-name");
            check.Members(schema.Name, (JObject)schema.Value);
            check.Values(schema.Name, (JObject)schema.Value);
        }

        var options = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, _, _, operation) in Contract.Operations(document))
        {
            check.Options(operation, options);
        }
    }

    private void Type(string name, JToken place, string extension)
    {
        if (!Names.IsTypeName(name))
        {
            Add("SPEC032", place, $"'{name}' is no C# type name of ours (Pascal case, no underscore).", $"Set {extension}");
        }
        else if (Names.IsTaken(name))
        {
            Add("SPEC033", place, $"'{name}' is also a type that implicit usings import, so every use would be ambiguous.", $"Set {extension}");
        }
    }

    private void Members(string owner, JObject schema)
    {
        var members = Contract.Parts(schema).SelectMany(p => (p["properties"] as JObject)?.Properties() ?? []);
        var named = members.GroupBy(m => m.Value["x-cs-member"]?.ToString() ?? Names.Property(m.Name, owner), m => m.Name, StringComparer.Ordinal);
        Distinct(owner, schema, named, "x-cs-member", isOptions: false);
    }

    private void Options(JObject operation, HashSet<string> seen)
    {
        if (operation["x-cs-options"]?.ToString() is not { } owner)
        {
            return;
        }

        Type(owner, operation, "x-cs-options");
        if (_schemas[owner] is not null || !seen.Add(owner))
        {
            Add("SPEC036", operation, $"the options class '{owner}' has the name of another type.", "Set x-cs-options to another name");
        }

        var optional = ((JArray)operation["parameters"]!).Where(p => !string.IsNullOrEmpty(p["x-cs-option"]?.ToString()));
        Distinct(owner, operation, optional.GroupBy(p => p["x-cs-option"]!.ToString(), p => p["name"]!.ToString()), "x-cs-name", isOptions: true);
    }

    private void Distinct(string owner, JObject place, IEnumerable<IGrouping<string, string>> members, string extension, bool isOptions)
    {
        foreach (var member in members)
        {
            if (member.Count() > 1)
            {
                Add("SPEC034", place, $"the members {string.Join(" and ", member)} would both be called {member.Key}.", $"Set {extension} on one of them");
            }
            else if (!Names.IsMemberOf(owner, member.Key, isOptions))
            {
                Add("SPEC037", place, $"the member {member.First()} cannot be called '{member.Key}' in {owner}.", $"Set {extension} on it");
            }
        }
    }

    private void Values(string owner, JObject schema)
    {
        if (schema["enum"] is not JArray values)
        {
            return;
        }

        var names = schema["x-enumNames"]?.Select(n => n.ToString()).ToList() ?? [.. values.Select(v => Names.Member(v.ToString(), owner))];
        if (names.Count != values.Count || names.Distinct(StringComparer.Ordinal).Count() != names.Count || names.Exists(n => !Names.IsTypeName(n) || n == owner))
        {
            Add("SPEC038", schema, $"the values {string.Join(", ", values)} cannot be called {string.Join(", ", names)} in {owner}.", "Set x-enumNames, one name a value,");
        }
    }

    private void Add(string code, JToken place, string message, string mend) => _problems.Add(code, place, message, $"{mend} in {_overlayFile}.");
}
