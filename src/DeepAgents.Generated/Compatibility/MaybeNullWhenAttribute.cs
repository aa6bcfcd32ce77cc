#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a value may be null after a certain result, where the framework does not bring this type.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class MaybeNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
#endif
