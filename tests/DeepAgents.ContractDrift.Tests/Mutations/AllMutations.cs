using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>
/// Every single mutation of a contract with the judgement that it deserves. This folder knows nothing of the tool: it reads the
/// contract itself, and finds out itself who reaches what.
/// </summary>
internal static class AllMutations
{
    public static IReadOnlyList<Mutation> Of(JsonObject contract) =>
    [
        .. Reachability.Of(contract).SelectMany(site =>
            ValueMutations.Of(site).Concat(BoundMutations.Of(site)).Concat(MemberMutations.Of(site)).Concat(CompositionMutations.Of(site)).Concat(SchemaSpellings.Of(contract, site))),
        .. OperationMutations.Of(contract),
        .. ParameterMutations.Of(contract),
        .. DocumentMutations.Of(contract),
        .. DocumentSpellings.Of(contract),
    ];
}
