#if !NET9_0_OR_GREATER
namespace DeepAgents.Emulator;

/// <summary>Stands for the lock type that came with .NET 9: here an ordinary object to lock on.</summary>
internal sealed class Lock;
#endif
