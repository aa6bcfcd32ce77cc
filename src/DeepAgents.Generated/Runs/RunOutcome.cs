namespace DeepAgents;

/// <summary>How one run came to rest, and what it said. It can be created, for tests.</summary>
/// <remarks>
/// As JSON, for logs and relays, it is
/// <c>{"thread_id":"t","agent_id":"a","run_id":"r","status":"completed","text":"…","messages":[…],"interrupts":[…]}</c>.
/// </remarks>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunOutcome>))]
public sealed class RunOutcome : IWritesJson
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

    void IWritesJson.WriteTo(WireWriter writer)
    {
        writer.StartObject();
        writer.Write("thread_id"u8, ThreadId);
        writer.Write("agent_id"u8, AgentId);
        writer.Write("run_id"u8, RunId);
        writer.Write("status"u8, Status switch
        {
            RunOutcomeStatus.Completed => "completed",
            RunOutcomeStatus.Waiting => "waiting",
            RunOutcomeStatus.Cancelled => "cancelled",
            _ => "failed",
        });
        writer.Write("text"u8, Text);
        writer.Write("messages"u8, Messages);
        writer.Write("interrupts"u8, Interrupts);
        writer.EndObject();
    }
}
