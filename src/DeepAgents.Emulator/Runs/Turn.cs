using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>An answer on its way through the nodes of the agent's graph. One run begins it; others go on with it after a pause.</summary>
internal sealed record Turn
{
    /// <summary>The turn of a run that has nothing to do.</summary>
    public static readonly Turn Nothing = new() { Script = new AnswerScript(), Input = "", Next = Node.End };

    private Turn()
    {
    }

    public required AnswerScript Script { get; init; }

    /// <summary>The text that the turn answers.</summary>
    public required string Input { get; init; }

    /// <summary>The node that is next; one of <see cref="Node"/>.</summary>
    public required string Next { get; init; }

    /// <summary>The id of the task that the turn paused before; null if it has not paused before its next node.</summary>
    public string? PauseId { get; init; }

    /// <summary>The tasks of the next node, once it has begun.</summary>
    public ImmutableList<TurnTask> Tasks { get; init; } = [];

    /// <summary>The message that makes the calls; null until the model has made them.</summary>
    public JsonObject? CallMessage { get; init; }

    /// <summary>The calls that are not carried out yet.</summary>
    public ImmutableList<ToolCall> Calls { get; init; } = [];

    public ImmutableList<(string Tool, string Result)> Results { get; init; } = [];

    /// <summary>What a person answered to the interrupts that the answer brings itself.</summary>
    public ImmutableList<JsonNode?> Answers { get; init; } = [];

    /// <summary>What waits for a person.</summary>
    public IEnumerable<Interrupt> Waiting => Tasks.Where(task => task.IsWaiting).Select(task => task.Interrupt!);

    /// <summary>Whether a node of the graph reviews all messages of the model.</summary>
    public bool HasReview => Script.ToolCalls.Any(IsReviewed);

    /// <summary>The ids of all calls that have not ended.</summary>
    public IEnumerable<string> OpenCallIds =>
        Calls.Select(call => call.Id).Concat(Tasks.Where(task => task.InnerCall is not null).Select(task => task.InnerCall!.Id));

    public static Turn Begin(AnswerScript script, string input) =>
        new() { Script = script, Input = input, Next = script.Interrupts.Count > 0 ? Node.Ask : Node.Model };

    /// <summary>Goes on to another node.</summary>
    public Turn GoTo(string node) => this with { Next = node, PauseId = null, Tasks = [] };

    public Turn With(TurnTask task) => this with { Tasks = Tasks.SetItem(Tasks.FindIndex(one => one.Id == task.Id), task) };

    /// <summary>Whether the node that reviews messages asks about the call; others are asked about where they run.</summary>
    public bool IsReviewed(ToolCallScript call) =>
        call.NeedsDecision && call.Subagent is null && Script.ApprovalForm != ApprovalForm.PerCall;
}
