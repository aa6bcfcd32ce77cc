#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>Marks required members where the framework does not bring this type.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
#endif
