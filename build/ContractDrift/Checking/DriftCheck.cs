using DeepAgents.ContractDrift.Reading;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Checking;

/// <summary>Checks contracts against their sources, less what is accepted.</summary>
internal sealed class DriftCheck(AcceptedDrift accepted, DateOnly today)
{
    /// <summary>What is left to act on at one source, with notes on what is accepted.</summary>
    public async Task<DriftReport> CheckAsync(Source source, CancellationToken cancellation)
    {
        var (full, digest) = await CompareAsync(source, cancellation);
        var mine = accepted.Entries.Where(e => e.Source == source.Name).ToList();
        var left = full.Changes.Where(c => !mine.Exists(e => e.Expires >= today && e.Covers(source.Name, c))).ToList();
        string[] notes =
        [
            .. source.Digest.Length > 0 && source.Digest != digest ? [$"upstream changed since it was last accepted: {digest}"] : Array.Empty<string>(),
            .. mine.Where(e => e.Expires < today).Select(e => $"the acceptance expired on {e.Expires:yyyy-MM-dd}: {e}"),
            .. mine.Where(e => !full.Changes.Any(c => e.Covers(source.Name, c))).Select(e => $"accepted, but no longer there; take it out: {e}"),
            .. full.Notes,
        ];
        return new(source.Name, left, notes);
    }

    /// <summary>Everything that differs at a source, accepted or not.</summary>
    public static async Task<(DriftReport Report, string Digest)> CompareAsync(Source source, CancellationToken cancellation)
    {
        var ours = await SourceText.ReadAsync(source.Contract, cancellation);
        var upstream = await SourceText.ReadAsync(source.From, cancellation);
        return (ContractComparison.Between(ours, upstream, CorrectedContract.OverlayBeside(source.Contract)), upstream.Digest);
    }
}
