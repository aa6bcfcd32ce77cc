using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>Listens to the log, the spans and the metrics of the package while it lives.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Activity> _spans = [];
    private readonly List<Measurement> _measured = [];
    private readonly ActivityListener _listener;
    private readonly MeterListener _meter = new();

    public TelemetryRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DeepAgentsDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                Sampled.Add((options.Name, (options.Tags ?? []).ToDictionary()));
                return ActivitySamplingResult.AllDataAndRecorded;
            },
            ActivityStopped = span => Keep(_spans, span),
        };
        ActivitySource.AddActivityListener(_listener);
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DeepAgentsDiagnostics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meter.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(_measured, new(instrument.Name, value, tags.ToArray())));
        _meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(_measured, new(instrument.Name, value, tags.ToArray())));
        _meter.Start();
    }

    public LogRecorder Log { get; } = new();

    /// <summary>The spans that have ended, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Spans => Copy(_spans);

    public IReadOnlyList<Measurement> Measured => Copy(_measured);

    /// <summary>What a sampler was told of each span.</summary>
    public List<(string Name, Dictionary<string, object?> Tags)> Sampled { get; } = [];

    public Activity Span(string name) => Spans.Single(span => span.OperationName == name);

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
        Log.Dispose();
    }

    private void Keep<T>(List<T> list, T item)
    {
        lock (_gate)
        {
            list.Add(item);
        }
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }

    public sealed record Measurement(string Name, double Value, KeyValuePair<string, object?>[] Tags)
    {
        /// <summary>The value of a tag, or <see langword="null"/>.</summary>
        public object? this[string tag] => Tags.FirstOrDefault(t => t.Key == tag).Value;
    }
}
