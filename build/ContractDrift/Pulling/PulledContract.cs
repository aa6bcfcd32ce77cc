using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Pulling;

/// <summary>A new upstream document in our words.</summary>
/// <param name="NeedsSentence">The places that upstream added, and that nobody has described yet.</param>
/// <param name="NeedsName">The operations that upstream added, which the overlay has to give a C# name.</param>
internal sealed record PulledContract(JsonObject Document, IReadOnlyList<string> NeedsSentence, IReadOnlyList<string> NeedsName);
