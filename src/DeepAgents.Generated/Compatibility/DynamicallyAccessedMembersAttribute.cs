#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Tells a trimmer what to keep, where the framework does not bring this type.</summary>
[AttributeUsage(AttributeTargets.GenericParameter)]
internal sealed class DynamicallyAccessedMembersAttribute(DynamicallyAccessedMemberTypes memberTypes) : Attribute
{
    public DynamicallyAccessedMemberTypes MemberTypes { get; } = memberTypes;
}

internal enum DynamicallyAccessedMemberTypes
{
    PublicParameterlessConstructor = 1,
}
#endif
