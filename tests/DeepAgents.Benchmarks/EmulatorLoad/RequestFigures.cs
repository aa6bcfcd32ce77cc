namespace DeepAgents.Benchmarks.EmulatorLoad;

/// <summary>What a steady rate of requests met.</summary>
/// <param name="Rate">Requests a second, from the first request to the last answer.</param>
/// <param name="Median">The latency that half of them stayed below.</param>
/// <param name="P99">The latency that 99 of 100 stayed below.</param>
/// <param name="Longest">The longest latency.</param>
/// <param name="Cores">How many cores the emulator used.</param>
/// <param name="Errors">How many failed.</param>
internal sealed record RequestFigures(double Rate, TimeSpan Median, TimeSpan P99, TimeSpan Longest, double Cores, int Errors);
