using DeepAgents.ContractDrift.Comparing;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Checking;

/// <summary>A difference that somebody decided to live with, for a while.</summary>
internal sealed record Acceptance(string Source, string Kind, string Place, string What, string Reason, DateOnly Expires)
{
    public bool Covers(string source, Change change) => Source == source && Kind == KindName.Of(change.Kind) && Place == change.Place && What == change.What;

    public override string ToString() => $"{Kind} {What} at {Place}";
}
