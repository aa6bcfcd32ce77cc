using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DeepAgents;

internal sealed partial class CallTrace
{
    private readonly bool _isStream;
    private string? _outcome;
    private long _events;
    private int _resumptions;
    private double? _firstEventSeconds;

    /// <summary>Makes the span the parent of what follows: each step of an enumeration begins with the span of the one who enumerates.</summary>
    public void Enter()
    {
        if (_span is not null)
        {
            Activity.Current = _span;
        }
    }

    /// <summary>An event is about to be handed out.</summary>
    /// <param name="isOver">Whether the stream has said that all is done, so that leaving it now gives nothing up.</param>
    public void Received(bool isOver)
    {
        _outcome = isOver ? "completed" : null;
        if (_events++ > 0)
        {
            return;
        }

        _firstEventSeconds = Elapsed.TotalSeconds;
        if (Telemetry.TimeToFirstChunk.Enabled && GenAIMetricTags() is { } tags)
        {
            Telemetry.TimeToFirstChunk.Record(_firstEventSeconds.Value, tags);
        }
    }

    /// <summary>A stream that broke is taken up again.</summary>
    public void Resuming(int number, Exception fault)
    {
        var error = Telemetry.ErrorOf(fault);
        _resumptions = number;
        ClientLog.StreamResumed(_settings.Logger, _request.Operation, number, error);
        _span?.AddEvent(new ActivityEvent("resume", tags: new ActivityTagsCollection { ["error.type"] = error }));
    }

    /// <summary>The stream has come to its end.</summary>
    public void Completed() => _outcome = "completed";

    private static string OutcomeOf(Exception failure) => failure switch
    {
        OperationCanceledException => "cancelled",
        DeepAgentsTimeoutException => "timed_out",
        StreamInterruptedException => "interrupted",
        _ => "faulted",
    };

    private void EndStream()
    {
        var outcome = _outcome ?? "abandoned";
        if (_span is { IsAllDataRequested: true })
        {
            _span.SetTag("deepagents.stream.outcome", outcome);
            _span.SetTag("deepagents.stream.events", _events);
            _span.SetTag("deepagents.stream.resumptions", _resumptions);
            if (_firstEventSeconds is { } seconds)
            {
                _span.SetTag("deepagents.stream.time_to_first_event", seconds);
            }
        }

        if (_settings.Logger.IsEnabled(LogLevel.Debug))
        {
            ClientLog.StreamEnded(_settings.Logger, _request.Operation, outcome, _events, Elapsed.TotalMilliseconds, _firstEventSeconds * 1000);
        }
    }
}
