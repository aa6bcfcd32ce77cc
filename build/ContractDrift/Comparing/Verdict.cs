namespace DeepAgents.ContractDrift.Comparing;

/// <param name="Shipped">For a client that is already out.</param>
/// <param name="Regenerated">For source that is written against a client generated anew.</param>
/// <param name="Why">One sentence.</param>
internal sealed record Verdict(Severity Shipped, Severity Regenerated, string Why);
