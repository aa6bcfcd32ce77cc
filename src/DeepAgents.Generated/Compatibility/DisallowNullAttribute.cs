#if NETSTANDARD2_0
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a value may not be null, where the framework does not bring this type.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class DisallowNullAttribute : Attribute;
#endif
