using System.Text.Json.Serialization;

namespace DeepAgents;

/// <summary>What the serializer sees of an <see cref="Optional{T}"/> whose type it does not know.</summary>
internal interface IOptional
{
    bool IsSet { get; }

    object? Value { get; }

    /// <summary>The converter of System.Text.Json, made here because only the type itself knows its argument at compile time.</summary>
    JsonConverter CreateConverter();
}
