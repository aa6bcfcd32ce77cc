namespace DeepAgents.ContractDrift.Comparing;

/// <summary>A change of a contract from a client's point of view.</summary>
/// <param name="Seen">The operations that see it; the worst direction decides the verdict.</param>
internal sealed record Change(ChangeKind Kind, string Place, string What, IReadOnlyList<Sighting> Seen)
{
    public Verdict Verdict { get; } = Seen.Select(s => s.Direction).Distinct().Select(d => Judgement.Of(Kind, d)).MaxBy(v => v.Shipped)!;

    /// <summary>The changes in the order in which one reads them: the worst first, then by place.</summary>
    public static IReadOnlyList<Change> Sorted(IEnumerable<Change> changes) =>
        [.. changes.OrderByDescending(c => c.Verdict.Shipped).ThenBy(c => c.Place, StringComparer.Ordinal).ThenBy(c => c.Kind).ThenBy(c => c.What, StringComparer.Ordinal)];

    public static Severity Worst(IEnumerable<Change> changes) => changes.Select(c => c.Verdict.Shipped).DefaultIfEmpty(Severity.None).Max();
}
