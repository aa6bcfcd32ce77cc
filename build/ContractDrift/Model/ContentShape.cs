namespace DeepAgents.ContractDrift.Model;

/// <summary>What is sent in one media type.</summary>
/// <param name="Encoding">How the parts of a form are written, in one spelling.</param>
internal sealed record ContentShape(string Place, Shape Schema, string Encoding);
