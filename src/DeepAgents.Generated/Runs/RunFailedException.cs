namespace DeepAgents;

/// <summary>A run failed. <see cref="RunNotCompletedException.Outcome"/> has what it said before.</summary>
public class RunFailedException : RunNotCompletedException
{
    /// <summary>Creates an exception for a run that failed.</summary>
    /// <param name="outcome">How the run came to rest.</param>
    /// <param name="innerException">What the stream of the run said, or <see langword="null"/> if only the thread says that the run failed.</param>
    public RunFailedException(RunOutcome outcome, RunStreamException? innerException = null)
        : base(
            outcome ?? throw new ArgumentNullException(nameof(outcome)),
            innerException?.Message ?? "The run failed. The service did not say why on its stream.",
            innerException)
    {
    }

    /// <summary>The error event of the stream, or <see langword="null"/> if the stream had none.</summary>
    public RunErrorEvent? Error => (InnerException as RunStreamException)?.Error;
}
