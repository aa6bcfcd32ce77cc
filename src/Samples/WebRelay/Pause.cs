using DeepAgents;

namespace WebRelay;

/// <summary>A run that waits for a person: what the page shows, and what its decisions mean.</summary>
internal sealed class Pause
{
    public Pause(RunOutcome outcome)
    {
        var waiting = outcome.Interrupts.SelectMany(interrupt => interrupt.ActionRequests.Count == 0
            ? [(interrupt, null)]
            : interrupt.ActionRequests.Select(action => (interrupt, (ActionRequest?)action)));
        Outcome = outcome;
        Items = [.. waiting.Select((pair, id) => new PauseItem(id, pair.interrupt, pair.Item2))];
    }

    /// <summary>The page sends it back, so that decisions about an earlier pause are noticed.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public RunOutcome Outcome { get; }

    /// <summary>Empty for a pause that asks nothing.</summary>
    public IReadOnlyList<PauseItem> Items { get; }

    /// <summary>The decisions for the client, which checks that each item has exactly one and that it is allowed.</summary>
    /// <exception cref="FormatException">The page sent something that is not a decision about one of the items.</exception>
    public IReadOnlyList<Decision> Read(IEnumerable<PersonDecision> decisions) =>
        [.. decisions.Select(decision => ItemOf(decision).Read(decision))];

    private PauseItem ItemOf(PersonDecision decision) => Items.ElementAtOrDefault(decision.Item)
        ?? throw new FormatException($"The agent did not ask for a decision about item {decision.Item}.");
}
