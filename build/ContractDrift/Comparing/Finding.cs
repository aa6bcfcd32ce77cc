namespace DeepAgents.ContractDrift.Comparing;

/// <summary>One change at one place, whoever sees it.</summary>
/// <param name="Place">Where it is declared: in the new document what was added, in the old one everything else.</param>
internal sealed record Finding(ChangeKind Kind, string Place, string What);
