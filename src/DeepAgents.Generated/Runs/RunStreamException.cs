namespace DeepAgents;

/// <summary>The run failed after its stream had begun. What came before was handed out.</summary>
public class RunStreamException : DeepAgentsException
{
    private const int MaxCodeLength = 80;

    /// <summary>Creates an exception for an error event.</summary>
    /// <param name="error">The event.</param>
    public RunStreamException(RunErrorEvent error)
        : this(error, SecretScrubber.None)
    {
    }

    internal RunStreamException(RunErrorEvent error, SecretScrubber scrubber)
        : base(Describe(error ?? throw new ArgumentNullException(nameof(error)), scrubber)) => Error = Scrub(error, scrubber);

    /// <summary>The event that told it.</summary>
    public RunErrorEvent Error { get; }

    private static RunErrorEvent Scrub(RunErrorEvent error, SecretScrubber scrubber)
    {
        var (name, data, id) = (scrubber.Scrub(error.Name), scrubber.Scrub(error.Data), error.Id is null ? null : scrubber.Scrub(error.Id));
        return (name, data, id) == (error.Name, error.Data, error.Id) ? error : new RunErrorEvent(name, data, id);
    }

    private static string Describe(RunErrorEvent error, SecretScrubber scrubber)
    {
        var read = ApiErrorClassifier.Classify(error.Data, "application/json", truncated: false, scrubber);
        var code = read is StructuredError { Code: { Length: > 0 } text } ? $" ({SafeText.Display(text, MaxCodeLength)})" : "";
        var reason = read is EmptyError ? "the service gave no reason"
            : read.Message.Length == 0 ? SafeText.Display(scrubber.Scrub(error.Data), ApiError.MaxMessageLength)
            : read.Message;
        return $"The run failed{code}: {reason}";
    }
}
