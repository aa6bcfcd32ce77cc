namespace DeepAgents.ContractDrift.Comparing;

/// <summary>What a change does to a client, from harmless to harmful. The values are the exit codes.</summary>
internal enum Severity
{
    None = 0,
    Additive = 1,
    Breaking = 2,
}
