using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace DeepAgents;

/// <summary>
/// What one call tells the log, the trace and the metrics. There is none where nobody listens. Only names and numbers are told: what
/// a server says may hold what it was sent.
/// </summary>
internal sealed class CallTrace : IDisposable
{
    private static readonly ActivitySource Source = new(DeepAgentsDiagnostics.ActivitySourceName);
    private static readonly Meter Meter = new(DeepAgentsDiagnostics.MeterName);

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("deepagents.client.call.duration", "s", "How long calls take, with all their tries.");

    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("deepagents.client.retries", "{retry}", "How many tries followed a failed one.");

    private readonly ApiRequest _request;
    private readonly ClientSettings _settings;
    private readonly Activity? _activity;
    private readonly long _started;
    private string? _error;

    private CallTrace(ApiRequest request, ClientSettings settings)
    {
        _request = request;
        _settings = settings;
        _started = settings.TimeProvider.GetTimestamp();
        _activity = Source.StartActivity(request.Operation, ActivityKind.Client);
        if (_activity is { IsAllDataRequested: true })
        {
            _activity.SetTag("deepagents.service", settings.Service.Name);
            _activity.SetTag("http.request.method", request.Method);
            _activity.SetTag("server.address", settings.Endpoint.Host);
            _activity.SetTag("server.port", settings.Endpoint.Port);
        }
    }

    private double Milliseconds => _settings.TimeProvider.GetElapsedTime(_started).TotalMilliseconds;

    /// <summary>Begins to tell of a call, or gives <see langword="null"/> where nobody listens.</summary>
    public static CallTrace? Start(ApiRequest request, ClientSettings settings) =>
        Source.HasListeners() || Duration.Enabled || Retries.Enabled || settings.Logger.IsEnabled(LogLevel.Warning)
            ? new CallTrace(request, settings)
            : null;

    /// <summary>The head of an answer has come.</summary>
    public void Answered(int status, string? requestId)
    {
        _activity?.SetTag("http.response.status_code", status);
        if (_settings.Logger.IsEnabled(LogLevel.Debug))
        {
            ClientLog.Answered(_settings.Logger, _request.Operation, status, _request.Attempt, Milliseconds, requestId);
        }
    }

    /// <summary>A try has failed, and another one follows after a pause.</summary>
    public void Retrying(Exception failure, TimeSpan pause)
    {
        var error = NameOf(failure);
        ClientLog.Retrying(_settings.Logger, _request.Operation, pause.TotalMilliseconds, _request.Attempt, error);
        Retries.Add(1, new KeyValuePair<string, object?>("deepagents.operation", _request.Operation), new("error.type", error));
        _activity?.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection
        {
            ["error.type"] = error,
            ["http.request.resend_count"] = _request.Attempt,
            ["deepagents.retry.delay_ms"] = pause.TotalMilliseconds,
        }));
    }

    /// <summary>A stream that broke is taken up again.</summary>
    public void Resuming(int number, Exception fault)
    {
        ClientLog.StreamResumed(_settings.Logger, _request.Operation, number, NameOf(fault));
        _activity?.AddEvent(new ActivityEvent("resume", tags: new ActivityTagsCollection { ["error.type"] = NameOf(fault) }));
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
        _error = NameOf(failure);
        _activity?.SetStatus(ActivityStatusCode.Error, _error);
        _activity?.SetTag("error.type", _error);
        if (failure is not OperationCanceledException)
        {
            var requestId = (failure as DeepAgentsApiException)?.RequestId;
            ClientLog.Failed(_settings.Logger, _request.Operation, _request.Attempt, Milliseconds, _error, requestId);
        }
    }

    public void Dispose()
    {
        if (Duration.Enabled)
        {
            var tags = new TagList { { "deepagents.operation", _request.Operation }, { "deepagents.service", _settings.Service.Name } };
            if (_error is not null)
            {
                tags.Add("error.type", _error);
            }

            Duration.Record(Milliseconds / 1000, tags);
        }

        _activity?.Dispose();
    }

    /// <summary>The status of an answer, and of everything else the kind of the exception: few values, and none from the server.</summary>
    private static string NameOf(Exception failure) => failure is DeepAgentsApiException and not DeepAgentsResponseException
        ? WireText.Of(((DeepAgentsApiException)failure).Status)!
        : failure.GetType().Name;
}
