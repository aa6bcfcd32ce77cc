using DeepAgents.ContractDrift.Comparing;

namespace DeepAgents.ContractDrift.Reporting;

/// <summary>What came out of one comparison.</summary>
/// <param name="Title">What was compared with what.</param>
/// <param name="Notes">What a reader should know besides: warnings, expired acceptances.</param>
internal sealed record DriftReport(
    string Title, IReadOnlyList<Change> Changes, IReadOnlyList<string> Notes, SourceState State = SourceState.Read)
{
    public Severity Severity => Change.Worst(Changes);

    public string Summary => State switch
    {
        SourceState.Read => ChangeSummary,
        SourceState.Returned => $"{KindName.Of(State)}, {ChangeSummary}",
        _ => KindName.Of(State),
    };

    private string ChangeSummary => Changes.Count == 0
        ? "no change"
        : string.Join(", ", Changes.GroupBy(c => c.Verdict.Shipped).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {(g.Key == Severity.None ? "without effect" : KindName.Of(g.Key))}"));
}
