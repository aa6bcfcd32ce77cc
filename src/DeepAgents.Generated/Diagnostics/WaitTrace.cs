using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DeepAgents;

/// <summary>What one wait tells the log, the trace and the metrics. There is none where nobody listens.</summary>
internal sealed class WaitTrace : IDisposable
{
    private readonly SpanLabel _label;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;
    private readonly Activity? _span;
    private readonly long _started;
    private string _outcome = "abandoned";
    private string? _error;
    private string? _lastState;
    private int _attempts;
    private bool _isDisposed;

    private WaitTrace(SpanLabel label, TimeProvider timeProvider)
    {
        _label = label;
        _logger = label.Logger ?? NullLogger.Instance;
        _timeProvider = timeProvider;
        _started = timeProvider.GetTimestamp();
        _span = label.Start();
    }

    private double Milliseconds => _timeProvider.GetElapsedTime(_started).TotalMilliseconds;

    /// <summary>Begins to tell of a wait, or gives <see langword="null"/> where nobody listens.</summary>
    public static WaitTrace? Start(SpanLabel label, TimeProvider timeProvider) =>
        Telemetry.Source.HasListeners() || Telemetry.WaitDuration.Enabled || label.Logger?.IsEnabled(LogLevel.Warning) == true
            ? new WaitTrace(label, timeProvider)
            : null;

    /// <summary>For an exception filter: tells of the exception that ends the wait, and lets it pass.</summary>
    public static bool LetPass(WaitTrace? trace, int attempts, Exception failure)
    {
        if (trace is not null)
        {
            trace._attempts = attempts;
            trace.Failed(
                failure switch
                {
                    PollingTimeoutException => "timed_out",
                    OperationCanceledException => "cancelled",
                    _ => "faulted",
                },
                Telemetry.ErrorOf(failure));
        }

        return false;
    }

    /// <summary>Makes the span the parent of the next poll: each step of an enumeration begins with the span of the one who enumerates.</summary>
    public void Enter()
    {
        if (_span is not null)
        {
            Activity.Current = _span;
        }
    }

    /// <summary>A poll has ended. A final state ends what is told.</summary>
    /// <param name="snapshot">What the poll brought.</param>
    /// <param name="nameOf">The name of a state, which must be one of few and none of the server's own words.</param>
    public void Polled<T>(PollSnapshot<T> snapshot, Func<T, string>? nameOf)
    {
        _attempts = snapshot.Attempt;
        if (snapshot.Fault is { } fault)
        {
            ClientLog.PollFaultTolerated(_logger, _label.Name, _attempts, Telemetry.ErrorOf(fault), snapshot.NextDelay?.TotalMilliseconds);
            return;
        }

        _lastState = nameOf?.Invoke(snapshot.State!);
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            ClientLog.Polled(_logger, _label.Name, _attempts, snapshot.Verdict, _lastState, snapshot.NextDelay?.TotalMilliseconds);
        }

        switch (snapshot.Verdict)
        {
            case PollVerdict.Succeeded:
                _outcome = "completed";
                Dispose();
                break;
            case PollVerdict.Failed:
                Failed("terminal_state", nameof(TerminalStateException));
                Dispose();
                break;
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_outcome is "completed" or "abandoned" or "cancelled")
        {
            ClientLog.WaitEnded(_logger, _label.Name, _outcome, _attempts, Milliseconds, _lastState);
        }
        else
        {
            ClientLog.WaitFailed(_logger, _label.Name, _outcome, _attempts, Milliseconds, _lastState, _error);
        }

        if (Telemetry.WaitDuration.Enabled)
        {
            var tags = new TagList { { "deepagents.operation", _label.Name }, { "deepagents.service", _label.Service }, { "deepagents.wait.outcome", _outcome } };
            if (_error is not null)
            {
                tags.Add("error.type", _error);
            }

            Telemetry.WaitDuration.Record(Milliseconds / 1000, tags);
        }

        if (_span is { IsAllDataRequested: true })
        {
            _span.SetTag("deepagents.wait.outcome", _outcome);
            _span.SetTag("deepagents.wait.attempts", _attempts);
            _span.SetTag("deepagents.wait.last_state", _lastState);
        }

        _label.End(_span);
    }

    private void Failed(string outcome, string error)
    {
        _outcome = outcome;
        _error = error;
        Telemetry.Fail(_span, error);
    }
}
