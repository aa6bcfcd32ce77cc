#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says what does not work in a trimmed program, where the framework does not bring this type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Constructor | AttributeTargets.Method)]
internal sealed class RequiresUnreferencedCodeAttribute(string message) : Attribute
{
    public string Message { get; } = message;
}
#endif
