namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>What is wrong, and where: in a message or, as a JSON pointer, in its body.</summary>
internal sealed record Problem(string Place, string What);
