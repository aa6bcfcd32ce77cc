namespace DeepAgents;

/// <summary>The names under which the package tells what it does: to loggers, traces and metrics. Keys and bodies are in none of them.</summary>
public static class DeepAgentsDiagnostics
{
    /// <summary>The category of the log.</summary>
    public const string LogCategory = "DeepAgents.Generated";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.ActivitySource"/>: a span for each call, each stream, each wait with its polls as
    /// children, and each operation that is made of several of them.
    /// </summary>
    public const string ActivitySourceName = "DeepAgents.Generated";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/>: the histograms <c>deepagents.client.call.duration</c>,
    /// <c>deepagents.client.wait.duration</c>, <c>gen_ai.client.operation.duration</c> and
    /// <c>gen_ai.client.operation.time_to_first_chunk</c> in seconds, and the counter <c>deepagents.client.retries</c>.
    /// </summary>
    public const string MeterName = "DeepAgents.Generated";
}
