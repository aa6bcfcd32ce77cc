namespace DeepAgents.ContractDrift.Comparing;

/// <summary>An operation that sees a change, and which way.</summary>
internal readonly record struct Sighting(string Operation, Direction Direction);
