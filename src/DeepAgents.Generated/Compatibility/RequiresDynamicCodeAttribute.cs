#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says what does not work in a program that is compiled ahead of time, where the framework does not bring this type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Constructor | AttributeTargets.Method)]
internal sealed class RequiresDynamicCodeAttribute(string message) : Attribute
{
    public string Message { get; } = message;
}
#endif
