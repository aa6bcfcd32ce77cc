namespace DeepAgents;

/// <summary>The names under which the package tells what it does: to loggers, traces and metrics. Keys and bodies are in none of them.</summary>
public static class DeepAgentsDiagnostics
{
    /// <summary>The category of the log.</summary>
    public const string LogCategory = "DeepAgents.Generated";

    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: a span for each call, with an event for each retry.</summary>
    public const string ActivitySourceName = "DeepAgents.Generated";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/>: the histogram <c>deepagents.client.call.duration</c> in
    /// seconds, and the counter <c>deepagents.client.retries</c>.
    /// </summary>
    public const string MeterName = "DeepAgents.Generated";
}
