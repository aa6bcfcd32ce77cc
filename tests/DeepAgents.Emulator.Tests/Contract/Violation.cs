namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>What an exchange did that the contract does not allow.</summary>
internal sealed record Violation(string Operation, string Place, string What)
{
    public override string ToString() => $"{Operation}: {Place}: {What}";
}
