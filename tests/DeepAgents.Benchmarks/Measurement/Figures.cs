namespace DeepAgents.Benchmarks.Measurement;

/// <summary>What one unit of a scenario cost a contender. Ratios are to the first contender, the floor.</summary>
/// <param name="Name">The contender.</param>
/// <param name="Microseconds">Processor time, the median of all rounds.</param>
/// <param name="Bytes">Allocated bytes, the median of all rounds.</param>
/// <param name="TimeRatio">The median of the ratios of each round.</param>
/// <param name="BytesRatio">The median of the ratios of each round.</param>
internal sealed record Figures(string Name, double Microseconds, double Bytes, double TimeRatio, double BytesRatio);
