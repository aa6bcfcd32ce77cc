namespace DeepAgents.ContractDrift.Reading;

/// <summary>A parameter or member as a page tells of it.</summary>
/// <param name="Type">The JSON type without null; empty when the page names none that is known.</param>
/// <param name="Values">The values that it lists; empty when it lists none.</param>
internal sealed record ProseMember(string Name, string Type, bool IsNullable, bool IsRequired, IReadOnlyList<string> Values);
