using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>What differs between two schemas themselves, and the pairs below them that are still to be compared.</summary>
internal sealed record PairResult(IReadOnlyList<Finding> Findings, IReadOnlyList<(Shape Old, Shape Now)> Below)
{
    public static PairResult Same { get; } = new([], []);
}
