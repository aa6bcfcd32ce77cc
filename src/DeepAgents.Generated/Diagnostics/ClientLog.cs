using Microsoft.Extensions.Logging;

namespace DeepAgents;

/// <summary>Everything that is logged. The ids are stable; a number is never used again for something else.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} answered {Status} to try {Attempt} after {Milliseconds:F0} ms, request id {RequestId}")]
    public static partial void Answered(ILogger logger, string operation, int status, int attempt, double milliseconds, string? requestId);

    [LoggerMessage(2, LogLevel.Information, "{Operation} is tried again in {Milliseconds:F0} ms, because try {Attempt} ended in {Error}")]
    public static partial void Retrying(ILogger logger, string operation, double milliseconds, int attempt, string error);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} failed after {Attempt} tries and {Milliseconds:F0} ms with {Error}, request id {RequestId}")]
    public static partial void Failed(ILogger logger, string operation, int attempt, double milliseconds, string error, string? requestId);

    [LoggerMessage(4, LogLevel.Information, "{Operation} was refused with {Status}, and is tried once more with the key that has come since")]
    public static partial void KeyChanged(ILogger logger, string operation, int status);

    [LoggerMessage(5, LogLevel.Information, "The stream of {Operation} is taken up again for the {Number}. time, because it broke: {Error}")]
    public static partial void StreamResumed(ILogger logger, string operation, int number, string error);

    [LoggerMessage(6, LogLevel.Debug, "{Operation} made poll {Attempt}: {Verdict}, state {State}, next in {Milliseconds:F0} ms")]
    public static partial void Polled(ILogger logger, string operation, int attempt, PollVerdict verdict, string? state, double? milliseconds);

    [LoggerMessage(7, LogLevel.Information, "{Operation} tolerates that poll {Attempt} ended in {Error}, next in {Milliseconds:F0} ms")]
    public static partial void PollFaultTolerated(ILogger logger, string operation, int attempt, string error, double? milliseconds);

    [LoggerMessage(8, LogLevel.Debug, "{Operation} ended: {Outcome} after {Attempts} polls and {Milliseconds:F0} ms, last state {State}")]
    public static partial void WaitEnded(ILogger logger, string operation, string outcome, int attempts, double milliseconds, string? state);

    [LoggerMessage(9, LogLevel.Warning, "{Operation} failed: {Outcome} after {Attempts} polls and {Milliseconds:F0} ms, last state {State}, {Error}")]
    public static partial void WaitFailed(
        ILogger logger, string operation, string outcome, int attempts, double milliseconds, string? state, string? error);

    [LoggerMessage(10, LogLevel.Debug, "The stream of {Operation} ended: {Outcome} after {Events} events and {Milliseconds:F0} ms, the first event after {FirstMilliseconds:F0} ms")]
    public static partial void StreamEnded(
        ILogger logger, string operation, string outcome, long events, double milliseconds, double? firstMilliseconds);
}
