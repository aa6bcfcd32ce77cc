using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DeepAgents;

/// <summary>The source of the spans and the instruments of the metrics, and what all of them have in common.</summary>
internal static class Telemetry
{
    private static readonly string? Version = typeof(Telemetry).Assembly.GetName().Version?.ToString(3);

    private static readonly Meter Meter = new(DeepAgentsDiagnostics.MeterName, Version);

    // Those that the conventions for generative AI give to durations. The defaults of exporters are made for milliseconds.
    private static readonly InstrumentAdvice<double> CallBuckets =
        new() { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] };

    private static readonly InstrumentAdvice<double> WaitBuckets =
        new() { HistogramBucketBoundaries = [0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600] };

    public static ActivitySource Source { get; } = new(DeepAgentsDiagnostics.ActivitySourceName, Version);

    public static Histogram<double> CallDuration { get; } =
        Histogram("deepagents.client.call.duration", "How long calls take, with all their tries.", CallBuckets);

    public static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("deepagents.client.retries", "{retry}", "How many tries followed a failed one.");

    public static Histogram<double> WaitDuration { get; } =
        Histogram("deepagents.client.wait.duration", "How long waits take, with all their polls and pauses.", WaitBuckets);

    public static Histogram<double> GenAIDuration { get; } =
        Histogram("gen_ai.client.operation.duration", "How long it takes to make an agent, or to let one work.", CallBuckets);

    public static Histogram<double> TimeToFirstChunk { get; } =
        Histogram("gen_ai.client.operation.time_to_first_chunk", "How long it takes from the request to the first event of a stream.", CallBuckets);

    /// <summary>The status of an answer, and of everything else the kind of the exception: few values, and none from the server.</summary>
    public static string ErrorOf(Exception failure) => failure switch
    {
        DeepAgentsApiException and not DeepAgentsResponseException => WireText.Of(((DeepAgentsApiException)failure).Status)!,
        _ => failure.GetType().Name.Split('`')[0],
    };

    /// <summary>Says of a span that what it tells of failed. A message is not told: it may hold what a server said.</summary>
    public static void Fail(Activity? span, string error)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", error);
    }

    private static Histogram<double> Histogram(string name, string description, InstrumentAdvice<double> advice) =>
        Meter.CreateHistogram(name, "s", description, tags: null, advice);
}
