namespace DeepAgents;

/// <summary>The run failed after its stream had begun. What came before was handed out.</summary>
public class RunStreamException : DeepAgentsException
{
    /// <summary>Creates an exception for an error event.</summary>
    /// <param name="error">The event.</param>
    public RunStreamException(RunErrorEvent error)
        : this(error, SecretScrubber.None)
    {
    }

    internal RunStreamException(RunErrorEvent error, SecretScrubber scrubber)
        : base($"The run failed: {Describe(error ?? throw new ArgumentNullException(nameof(error)), scrubber)}") => Error = Scrub(error, scrubber);

    /// <summary>The event that told it.</summary>
    public RunErrorEvent Error { get; }

    private static RunErrorEvent Scrub(RunErrorEvent error, SecretScrubber scrubber)
    {
        var (name, data, id) = (scrubber.Scrub(error.Name), scrubber.Scrub(error.Data), error.Id is null ? null : scrubber.Scrub(error.Id));
        return (name, data, id) == (error.Name, error.Data, error.Id) ? error : new RunErrorEvent(name, data, id);
    }

    private static string Describe(RunErrorEvent error, SecretScrubber scrubber) =>
        SafeText.Display(scrubber.Scrub(string.Join(": ", new[] { error.Error, error.Message }.Where(text => !string.IsNullOrEmpty(text)))), 500);
}
