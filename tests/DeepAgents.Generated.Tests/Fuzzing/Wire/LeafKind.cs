namespace DeepAgents.Tests.Fuzzing.Wire;

/// <summary>What a contract says of a value, for mutations that aim at such values.</summary>
internal enum LeafKind
{
    Other,
    Text,
    Number,
    Choice,
    Time,
    Uuid,
}
