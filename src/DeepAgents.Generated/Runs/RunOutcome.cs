namespace DeepAgents;

/// <summary>How one run came to rest, and what it said. It can be created, for tests.</summary>
public sealed class RunOutcome
{
    /// <summary>The id of the thread.</summary>
    public required string ThreadId { get; init; }

    /// <summary>The id of the agent.</summary>
    public required string AgentId { get; init; }

    /// <summary>The id of the run, or <see langword="null"/> if the service did not name it.</summary>
    public string? RunId { get; init; }

    /// <summary>How the run came to rest.</summary>
    public required RunOutcomeStatus Status { get; init; }

    /// <summary>
    /// The text that the assistant wrote in this run; empty if it wrote none. Several messages are separated by an empty line. Text of
    /// subgraphs is not included.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>The messages that this run added to the thread, its input included, in their order.</summary>
    public IReadOnlyList<RunMessage> Messages { get; init; } = [];

    /// <summary>What the run waits for, each interrupt once; empty if it does not wait, and for a pause that asks nothing.</summary>
    public IReadOnlyList<RunInterrupt> Interrupts { get; init; } = [];

    /// <summary>The tool calls that wait for a decision, of all interrupts.</summary>
    public IReadOnlyList<ActionRequest> ActionRequests => [.. Interrupts.SelectMany(interrupt => interrupt.ActionRequests)];

    /// <summary>The request of the run, whose settings the run that resumes it gets as well.</summary>
    internal JsonModel? Request { get; init; }
}
