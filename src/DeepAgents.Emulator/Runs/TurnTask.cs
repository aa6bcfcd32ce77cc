using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>A piece of work of a node, which can wait for a person on its own.</summary>
internal sealed record TurnTask
{
    public required string Id { get; init; }

    /// <summary>What the task asks; null if it does not ask.</summary>
    public Interrupt? Interrupt { get; init; }

    /// <summary>What a person answered. It is kept, so that a wrong answer meets the same error again.</summary>
    public GivenAnswer? Answer { get; init; }

    /// <summary>The call that the task carries out, if it carries out one.</summary>
    public ToolCall? Call { get; init; }

    /// <summary>The call that a subagent makes in the task.</summary>
    public ToolCall? InnerCall { get; init; }

    /// <summary>The messages of the subagent.</summary>
    public ImmutableList<JsonObject> InnerMessages { get; init; } = [];

    /// <summary>The message that the task adds to the thread once all tasks of its node are done.</summary>
    public JsonObject? Result { get; init; }

    public bool IsWaiting => Interrupt is not null && Answer is null;

    /// <summary>The path of the task's subgraph in the names of events.</summary>
    public string Path => $"|{Node.Tools}:{Id}";

    internal sealed record GivenAnswer(JsonNode? Value);
}
