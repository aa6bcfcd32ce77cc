using System.Text.Json.Serialization;
using DeepAgents;
using Samples;

namespace WebRelay;

/// <summary>One thing that a run waits for: a tool call, or a question of another form.</summary>
internal sealed class PauseItem(int id, RunInterrupt interrupt, ActionRequest? action)
{
    private const string Answer = "answer";

    public int Id { get; } = id;

    /// <summary>The name of the tool; null for a question.</summary>
    public string? Tool { get; } = action?.Name;

    /// <summary>The proposed arguments, as indented JSON; null for a question.</summary>
    public string? Arguments { get; } = action is null ? null : HumanInput.Show(action.Arguments);

    public string? Description { get; } = action?.Description;

    /// <summary>The question; null for a tool call.</summary>
    public string? Question { get; } = action is null ? HumanInput.QuestionOf(interrupt) : null;

    /// <summary>The kinds of <see cref="PersonDecision"/> that are allowed.</summary>
    public IReadOnlyList<string> Allowed { get; } =
        action is null ? [Answer] : [.. action.AllowedDecisions.Select(kind => kind.ToString().ToLowerInvariant())];

    [JsonIgnore]
    public RunInterrupt Interrupt { get; } = interrupt;

    /// <summary>The decision for the client.</summary>
    /// <exception cref="FormatException">The page sent something that is not a decision about this item.</exception>
    public Decision Read(PersonDecision decision) => (action, decision.Kind) switch
    {
        (null, Answer) => Interrupt.Answer(Required(decision.Message, "answer")),
        ({ } call, "approve") => call.Approve(),
        ({ } call, "edit") => call.Edit(call.Name, HumanInput.ReadArguments(Required(decision.Arguments, "set of arguments"))),
        ({ } call, "reject") => call.Reject(string.IsNullOrWhiteSpace(decision.Message) ? null : decision.Message),
        ({ } call, "respond") => call.Respond(Required(decision.Message, "result")),
        _ => throw new FormatException($"The decision '{decision.Kind}' does not fit item {Id}."),
    };

    private string Required(string? text, string name) => text ?? throw new FormatException($"The decision about item {Id} has no {name}.");
}
