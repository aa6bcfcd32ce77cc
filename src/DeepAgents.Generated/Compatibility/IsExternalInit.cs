#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler emit init accessors where the framework does not bring this type.</summary>
internal static class IsExternalInit;
#endif
