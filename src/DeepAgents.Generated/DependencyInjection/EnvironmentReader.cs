namespace DeepAgents;

/// <summary>Where environment variables come from, so that tests need not change those of the process.</summary>
internal sealed record EnvironmentReader(Func<string, string?> Read);
