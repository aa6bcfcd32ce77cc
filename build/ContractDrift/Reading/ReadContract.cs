using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>A document that could be read, and what is not in order in it all the same.</summary>
internal sealed record ReadContract(OpenApiDocument Document, IReadOnlyList<string> Warnings);
