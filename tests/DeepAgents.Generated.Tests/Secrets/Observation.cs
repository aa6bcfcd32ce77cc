using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DeepAgents.Tests.Secrets;

/// <summary>Listens to everything that a program can listen to while it lives: logs, all traces and all metrics of the process.</summary>
internal sealed class Observation : IDisposable
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public Observation()
    {
        Log = new LogCollector(_texts);
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
    }

    public LogCollector Log { get; }

    /// <summary>Whether a text is of this package, and not of the layers below it.</summary>
    public static bool IsOwn(string text) =>
        !text.StartsWith("trace of System.Net", StringComparison.Ordinal) && !text.StartsWith("trace of Experimental", StringComparison.Ordinal);

    /// <summary>What was heard since the last time that it was asked for.</summary>
    public IReadOnlyList<string> Take()
    {
        var texts = new List<string>();
        while (_texts.TryDequeue(out var text))
        {
            texts.Add(text);
        }

        return texts;
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Keep(Activity activity)
    {
        var kind = $"trace of {activity.Source.Name}";
        _texts.Enqueue($"{kind}: {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString}");
        Keep(kind, activity.TagObjects);
        Keep(kind, activity.Baggage.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)));
        foreach (var item in activity.Events)
        {
            _texts.Enqueue($"{kind}: {item.Name}");
            Keep(kind, item.Tags);
        }
    }

    private void Keep(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _texts.Enqueue($"metric: {instrument.Meter.Name} {instrument.Name} {value}");
        Keep("metric", tags.ToArray());
    }

    private void Keep(string kind, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            _texts.Enqueue($"{kind}: {name} = {value}");
        }
    }
}
