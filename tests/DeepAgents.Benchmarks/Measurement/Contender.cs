namespace DeepAgents.Benchmarks.Measurement;

/// <summary>One way to do what a scenario asks for.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="RunAsync">Does it once, and returns a checksum of what it parsed or wrote: the same for every contender.</param>
internal sealed record Contender(string Name, Func<Task<long>> RunAsync);
