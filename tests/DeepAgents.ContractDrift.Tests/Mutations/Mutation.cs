using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>One change of a contract, which is also one backwards: from the changed document to the contract.</summary>
/// <param name="Kind">What is done, and with it what its undoing is called.</param>
/// <param name="Where">The place, for telling which one was judged wrong.</param>
internal sealed record Mutation((string There, string Back) Kind, string Where, Outcome There, Outcome Back, Action<JsonObject> Apply)
{
    /// <summary>Another spelling of the same contract.</summary>
    public static Mutation Spelling(string kind, string where, Action<JsonObject> apply) => new((kind, kind + ", back"), where, Outcome.Same, Outcome.Same, apply);
}
