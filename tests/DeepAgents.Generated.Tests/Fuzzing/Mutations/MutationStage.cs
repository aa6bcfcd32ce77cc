namespace DeepAgents.Tests.Fuzzing.Mutations;

/// <summary>What an answer has to be when a mutation comes to it; they come in this order.</summary>
internal enum MutationStage
{
    /// <summary>Values and events.</summary>
    Value,

    /// <summary>Bytes.</summary>
    Text,

    /// <summary>Bytes that stay, under another head or on another way.</summary>
    Head,
}
