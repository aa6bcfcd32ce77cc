namespace DeepAgents.ContractDrift.Checking;

/// <summary>A place upstream that one of our contracts is checked against.</summary>
/// <param name="From">A URL, or a file beside the list.</param>
/// <param name="Contract">The contract, beside the list.</param>
/// <param name="Digest">Of what was last accepted; empty before that.</param>
internal sealed record Source(string Name, string From, string Contract, string Digest);
