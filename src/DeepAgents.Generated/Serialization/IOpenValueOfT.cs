using System.Diagnostics.CodeAnalysis;

namespace DeepAgents;

/// <summary>Makes values of an open enum.</summary>
internal interface IOpenValue<T>
{
    T Of(string value);

    /// <summary>The value of the contract that a text in UTF-8 is.</summary>
    bool TryGetKnown(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value);
}
