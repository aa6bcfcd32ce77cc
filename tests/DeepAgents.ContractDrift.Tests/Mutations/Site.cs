using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>A schema of a contract, with the ways in which the operations reach it.</summary>
internal sealed class Site(JsonPlace place, JsonObject schema)
{
    public JsonPlace Place => place;

    public JsonObject Schema => schema;

    /// <summary>Some request holds it.</summary>
    public bool IsSent { get; set; }

    /// <summary>Some response holds it.</summary>
    public bool IsRead { get; set; }

    /// <summary>It is one of several that hold together, so that what it allows others may forbid.</summary>
    public bool IsPart { get; set; }

    /// <summary>It is an alternative, so that what it forbids others may allow.</summary>
    public bool IsAlternative { get; set; }

    /// <summary>It says what may not be, so that wider is narrower.</summary>
    public bool IsNegated { get; set; }

    /// <summary>It is about the names of members, which are always text.</summary>
    public bool IsOfNames { get; set; }

    public bool IsPlain => !IsPart && !IsAlternative && !IsNegated && !IsOfNames;

    public string? Type => (schema["type"] as JsonValue)?.ToString() ?? ((schema["type"] as JsonArray)?.Select(t => t!.ToString()).Where(t => t != "null").ToList() is [var only] ? only : null);

    public bool Has(string keyword) => schema.ContainsKey(keyword);

    /// <summary>The worst of the ways in which it is reached.</summary>
    public Outcome Outcome(string request, string response, string kind = "")
    {
        var ways = new List<Outcome>();
        if (IsSent)
        {
            ways.Add(new(request, kind));
        }

        if (IsRead)
        {
            ways.Add(new(response, kind));
        }

        return Mutations.Outcome.Worst(ways);
    }
}
