namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>A thread and the agent that it belongs to.</summary>
public sealed record TestThread(string Agent, string Id);
