using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DeepAgents;

/// <summary>
/// What one call tells the log, the trace and the metrics. There is none where nobody listens. Only names and numbers are told: what
/// a server says may hold what it was sent.
/// </summary>
internal sealed partial class CallTrace : IDisposable
{
    private readonly ApiRequest _request;
    private readonly ClientSettings _settings;
    private readonly string _name;
    private readonly Activity? _span;
    private readonly long _started;
    private string? _error;

    private CallTrace(ApiRequest request, ClientSettings settings, bool isStream)
    {
        _request = request;
        _settings = settings;
        _isStream = isStream;
        _started = settings.TimeProvider.GetTimestamp();
        _name = CallTags.NameOf(request);
        _span = Telemetry.Source.HasListeners()
            ? Telemetry.Source.StartActivity(_name, ActivityKind.Client, parentContext: default, CallTags.Of(request, settings))
            : null;
    }

    private TimeSpan Elapsed => _settings.TimeProvider.GetElapsedTime(_started);

    /// <summary>Begins to tell of a call, or gives <see langword="null"/> where nobody listens.</summary>
    public static CallTrace? Start(ApiRequest request, ClientSettings settings, bool isStream = false) =>
        Telemetry.Source.HasListeners() || Telemetry.CallDuration.Enabled || Telemetry.Retries.Enabled || Telemetry.GenAIDuration.Enabled ||
        Telemetry.TimeToFirstChunk.Enabled || settings.Logger.IsEnabled(LogLevel.Warning)
            ? new CallTrace(request, settings, isStream)
            : null;

    /// <summary>The head of an answer has come.</summary>
    public void Answered(int status, string? requestId)
    {
        _span?.SetTag("http.response.status_code", status);
        if (_settings.Logger.IsEnabled(LogLevel.Debug))
        {
            ClientLog.Answered(_settings.Logger, _request.Operation, status, _request.Attempt, Elapsed.TotalMilliseconds, requestId);
        }
    }

    /// <summary>A try has failed, and another one follows after a pause.</summary>
    public void Retrying(Exception failure, TimeSpan pause)
    {
        var error = Telemetry.ErrorOf(failure);
        ClientLog.Retrying(_settings.Logger, _request.Operation, pause.TotalMilliseconds, _request.Attempt, error);
        Telemetry.Retries.Add(1, new("deepagents.operation", _name), new("deepagents.service", _settings.Service.Name), new("error.type", error));
        _span?.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection
        {
            ["error.type"] = error,
            ["http.request.resend_count"] = _request.Attempt,
            ["deepagents.retry.delay_ms"] = pause.TotalMilliseconds,
        }));
    }

    /// <summary>For an exception filter: tells of the exception, and lets it pass.</summary>
    public static bool LetPass(CallTrace? trace, Exception failure)
    {
        trace?.Failed(failure);
        return false;
    }

    /// <summary>The call ends in an exception.</summary>
    public void Failed(Exception failure)
    {
        _error = Telemetry.ErrorOf(failure);
        _outcome = OutcomeOf(failure);
        Telemetry.Fail(_span, _error);
        if (failure is not OperationCanceledException)
        {
            var requestId = (failure as DeepAgentsApiException)?.RequestId;
            ClientLog.Failed(_settings.Logger, _request.Operation, _request.Attempt, Elapsed.TotalMilliseconds, _error, requestId);
        }
    }

    public void Dispose()
    {
        if (_isStream)
        {
            EndStream();
        }

        if (_request.Attempt > 1)
        {
            _span?.SetTag("http.request.resend_count", _request.Attempt - 1);
        }

        if (_span is { IsAllDataRequested: true })
        {
            // The key may not have been known when the span started.
            foreach (var tag in CallTags.Of(_request, _settings))
            {
                _span.SetTag(tag.Key, tag.Value);
            }
        }

        if (Telemetry.CallDuration.Enabled)
        {
            Telemetry.CallDuration.Record(Elapsed.TotalSeconds, WithError(new TagList
            {
                { "deepagents.operation", _name },
                { "deepagents.service", _settings.Service.Name },
            }));
        }

        if (Telemetry.GenAIDuration.Enabled && GenAIMetricTags() is { } tags)
        {
            Telemetry.GenAIDuration.Record(Elapsed.TotalSeconds, WithError(tags));
        }

        _span?.Dispose();
    }

    private TagList? GenAIMetricTags() => CallTags.GenAIOperation(_request, _settings.Service) is { } operation
        ? new TagList
        {
            { GenAITags.OperationName, operation },
            { GenAITags.ProviderName, _settings.Service.GenAI!.Provider },
            { "server.address", _settings.Endpoint.Host },
            { "server.port", _settings.Endpoint.Port },
        }
        : null;

    private TagList WithError(TagList tags)
    {
        if (_error is not null)
        {
            tags.Add("error.type", _error);
        }

        return tags;
    }
}
