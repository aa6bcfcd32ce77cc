namespace DeepAgents;

/// <summary>What the serializer sees of an <see cref="Optional{T}"/> whose type it does not know.</summary>
internal interface IOptional
{
    bool IsSet { get; }

    object? Value { get; }
}
