namespace DeepAgents.ContractDrift.Checking;

/// <summary>A place upstream that one of our contracts is checked against.</summary>
/// <param name="From">A URL, or a file beside the list.</param>
/// <param name="Contract">The contract, beside the list.</param>
/// <param name="Digest">Of what was last accepted; empty before that.</param>
/// <param name="Withdrawn">Set once upstream is known to have withdrawn it.</param>
internal sealed record Source(string Name, string From, string Contract, string Digest, Withdrawal? Withdrawn);

/// <summary>What is known about a source that is gone.</summary>
internal sealed record Withdrawal(DateOnly Since, string Reason);
