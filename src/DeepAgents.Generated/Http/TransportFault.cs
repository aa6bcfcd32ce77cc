using System.Net.Sockets;
using System.Security.Authentication;

namespace DeepAgents;

/// <summary>
/// Exceptions of the transport quote text that they cannot read, such as an invalid status line. A server chose that text: it may repeat a
/// secret or hold the control characters of a terminal.
/// </summary>
internal static class TransportFault
{
    private const int MaxMessageLength = 1000;

    /// <summary>The same exception, or a copy if a message in it, or in one of its inner exceptions, is not safe to show.</summary>
    public static Exception WithoutSecrets(Exception exception, SecretScrubber scrubber)
    {
        // A cancellation stays what it is: its token says whose it was. Nothing that a server sent is in it.
        if (exception is OperationCanceledException)
        {
            return exception;
        }

        var message = SafeText.Display(scrubber.Scrub(exception.Message), MaxMessageLength);
        var inner = exception.InnerException is null ? null : WithoutSecrets(exception.InnerException, scrubber);
        return message == exception.Message && inner == exception.InnerException ? exception : Copy(exception, message, inner);
    }

    // The kinds that say whether a request was sent stay what they are.
    private static Exception Copy(Exception exception, string message, Exception? inner) => exception switch
    {
#if NETSTANDARD2_0
        HttpRequestException => new HttpRequestException(message, inner),
#else
        HttpRequestException request => new HttpRequestException(request.HttpRequestError, message, inner, request.StatusCode),
#endif
        IOException => new IOException(message, inner),
        InvalidDataException => new InvalidDataException(message, inner),
        AuthenticationException => new AuthenticationException(message, inner),
        SocketException socket => new SocketException((int)socket.SocketErrorCode),
        _ => new DeepAgentsException($"{exception.GetType().Name}: {message}", inner),
    };
}
