using System.Collections;
using System.Net.Sockets;
using System.Security.Authentication;

namespace DeepAgents;

/// <summary>
/// Makes the exception of somebody else safe to be the inner exception of ours. Those of the transport quote text that they cannot read,
/// such as an invalid status line, and handlers of a host throw what they like. A server may have chosen such text: it may repeat a secret
/// or hold the control characters of a terminal.
/// </summary>
internal static class SafeException
{
    private const int MaxMessageLength = 1000;

    /// <summary>The same exception, or a copy if it, or one of its inner exceptions, is not safe to show.</summary>
    public static Exception Of(Exception exception, SecretScrubber scrubber)
    {
        var message = SafeText.Display(scrubber.Scrub(exception.Message), MaxMessageLength);
        var inner = exception.InnerException is null ? null : Of(exception.InnerException, scrubber);
        return message == exception.Message && inner == exception.InnerException && IsSafe(exception, scrubber)
            ? exception
            : Copy(exception, message, inner);
    }

    // Types of other libraries write more than the message. A stack trace has several lines.
    private static bool IsSafe(Exception exception, SecretScrubber scrubber) =>
        exception.Data.Cast<DictionaryEntry>().SelectMany(static entry => new[] { entry.Key, entry.Value })
            .Append(exception).Append(exception.HelpLink).Append(exception.Source)
            .Select(static value => value?.ToString() ?? "")
            .All(text => SafeText.IsSafe(text) && scrubber.Scrub(text) == text);

    // The kinds that say whether a request was sent, or who cancelled it, stay what they are.
    private static Exception Copy(Exception exception, string message, Exception? inner) => exception switch
    {
#if NETSTANDARD2_0
        HttpRequestException => new HttpRequestException(message, inner),
        OperationCanceledException cancelled => new OperationCanceledException(message, inner, cancelled.CancellationToken),
#else
        HttpRequestException request => new HttpRequestException(request.HttpRequestError, message, inner, request.StatusCode),
        TaskCanceledException cancelled => new TaskCanceledException(message, inner, cancelled.CancellationToken),
        OperationCanceledException cancelled => new OperationCanceledException(message, inner, cancelled.CancellationToken),
#endif
        TimeoutException => new TimeoutException(message, inner),
        ObjectDisposedException => new ObjectDisposedException(message, inner),
        IOException => new IOException(message, inner),
        InvalidDataException => new InvalidDataException(message, inner),
        AuthenticationException => new AuthenticationException(message, inner),
        SocketException socket => new SocketException((int)socket.SocketErrorCode),
        _ => new DeepAgentsException($"{exception.GetType().Name}: {message}", inner),
    };
}
