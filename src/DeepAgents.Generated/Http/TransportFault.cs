namespace DeepAgents;

/// <summary>
/// The exceptions of the transport quote what they cannot read, such as a status line that is none, and that may be an echo of the request.
/// </summary>
internal static class TransportFault
{
    /// <summary>The same exception, or where a message holds a secret one of the same kind without it.</summary>
    public static Exception WithoutSecrets(Exception exception, SecretScrubber scrubber)
    {
        if (exception is not (HttpRequestException or IOException))
        {
            return exception;
        }

        var message = scrubber.Scrub(exception.Message);
        var inner = exception.InnerException is null ? null : WithoutSecrets(exception.InnerException, scrubber);
        return ReferenceEquals(message, exception.Message) && inner == exception.InnerException ? exception
            : exception is HttpRequestException ? new HttpRequestException(message, inner)
            : new IOException(message, inner);
    }
}
