namespace DeepAgents;

/// <summary>
/// A stream ended before its time: the connection broke, the answer stopped short, or the last event was cut in half. What it was
/// about may well go on at the server.
/// </summary>
public class StreamInterruptedException : DeepAgentsException
{
    /// <summary>Creates an exception that says where the stream ended.</summary>
    /// <param name="operation">The operation, for example <c>Runs.Stream</c>.</param>
    /// <param name="reason">What happened, in a few words.</param>
    /// <param name="lastEventId">The id of the last whole event, or <see langword="null"/>.</param>
    /// <param name="runId">The id of the run, or <see langword="null"/> where it is not known.</param>
    /// <param name="innerException">The exception of the transport, or <see langword="null"/>.</param>
    public StreamInterruptedException(string operation, string reason, string? lastEventId = null, string? runId = null, Exception? innerException = null)
        : base($"The stream of {operation} was interrupted: {reason}{About("last event", lastEventId)}{About("run", runId)}.", innerException)
    {
        Operation = operation;
        LastEventId = lastEventId;
        RunId = runId;
    }

    /// <summary>The operation, for example <c>Runs.Stream</c>.</summary>
    public string Operation { get; }

    /// <summary>The id of the last whole event, or <see langword="null"/> where the server gave none.</summary>
    public string? LastEventId { get; }

    /// <summary>The id of the run, or <see langword="null"/> where it is not known.</summary>
    public string? RunId { get; }

    private static string About(string what, string? value) => value is null ? "" : $", {what} {SafeText.Escape(value, 100)}";
}
