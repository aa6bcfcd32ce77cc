namespace DeepAgents.LangSmith;

/// <summary>How a run came to rest.</summary>
public sealed class RunOutcome
{
    /// <summary>Creates an outcome, for tests.</summary>
    /// <param name="thread">The thread at rest.</param>
    /// <param name="interrupts">What it waits for a person about.</param>
    /// <param name="runId">The id of the run, or <see langword="null"/>.</param>
    public RunOutcome(AgentThreadState thread, IReadOnlyList<RunInterrupt>? interrupts = null, string? runId = null)
    {
        Thread = thread ?? throw new ArgumentNullException(nameof(thread));
        Interrupts = interrupts ?? [];
        RunId = runId;
    }

    /// <summary>The thread at rest: idle, interrupted, or in error.</summary>
    public AgentThreadState Thread { get; }

    /// <summary>What the run waits for a person about; empty when it is done.</summary>
    public IReadOnlyList<RunInterrupt> Interrupts { get; }

    /// <summary>The id of the run, or <see langword="null"/> where the service did not tell it.</summary>
    public string? RunId { get; }

    /// <summary>Whether the run waits for a person.</summary>
    public bool IsInterrupted => Thread.Status == ThreadStatus.Interrupted || Interrupts.Count > 0;

    /// <summary>Whether the run ended in an error.</summary>
    public bool IsError => Thread.Status == ThreadStatus.Error;

    /// <summary>The text of the last message of the assistant, or <see langword="null"/> where there is none.</summary>
    public string? Text => Thread.LastAssistantText;
}
