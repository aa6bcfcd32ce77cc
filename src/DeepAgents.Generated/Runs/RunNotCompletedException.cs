namespace DeepAgents;

/// <summary>A run came to rest without being done: it waits for a person, or it was cancelled. <see cref="Outcome"/> says which.</summary>
public class RunNotCompletedException : DeepAgentsException
{
    /// <summary>Creates an exception for an outcome.</summary>
    /// <param name="outcome">How the run came to rest.</param>
    public RunNotCompletedException(RunOutcome outcome)
        : this(outcome, SecretScrubber.None)
    {
    }

    internal RunNotCompletedException(RunOutcome outcome, SecretScrubber scrubber)
        : this(outcome, Describe(outcome ?? throw new ArgumentNullException(nameof(outcome)), scrubber), innerException: null)
    {
    }

    private protected RunNotCompletedException(RunOutcome outcome, string message, Exception? innerException)
        : base(message, innerException) => Outcome = outcome;

    /// <summary>How the run came to rest, with what it said and what it waits for.</summary>
    public RunOutcome Outcome { get; }

    private static string Describe(RunOutcome outcome, SecretScrubber scrubber) => outcome switch
    {
        { Status: RunOutcomeStatus.Cancelled } => "The run was cancelled.",
        { Status: RunOutcomeStatus.Waiting, Interrupts.Count: 0 } => "The run is paused.",
        { Status: RunOutcomeStatus.Waiting } =>
            $"The run waits for a person: {string.Join("; ", outcome.Interrupts.Select(interrupt => interrupt.Describe(scrubber)))}.",
        _ => $"The run came to rest with the status {outcome.Status}.",
    };
}
