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
}
