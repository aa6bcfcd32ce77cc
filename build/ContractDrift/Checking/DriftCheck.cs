using DeepAgents.ContractDrift.Reading;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Checking;

/// <summary>Checks contracts against their sources, less what is accepted.</summary>
internal sealed class DriftCheck(AcceptedDrift accepted, DateOnly today)
{
    private const string HowToNote =
        """add "withdrawn": {"since": "YYYY-MM-DD", "reason": "..."} to the source if upstream withdrew it, or correct its address""";

    /// <summary>What is left to act on at one source. A source that cannot be read does not hide the others.</summary>
    public async Task<DriftReport> CheckAsync(Source source, CancellationToken cancellation)
    {
        try
        {
            var report = await RemainingAsync(source, cancellation);
            return source.Withdrawn is null ? report : report with
            {
                State = SourceState.Returned,
                Notes = [$"{source.From} can be read again; remove 'withdrawn' from the source", .. report.Notes],
            };
        }
        catch (UnreadableSourceException exception) when (source.Withdrawn is { } withdrawn && exception.Location == source.From)
        {
            return new(source.Name, [], [$"withdrawn since {withdrawn.Since:yyyy-MM-dd}: {withdrawn.Reason}"], SourceState.Withdrawn);
        }
        catch (VanishedSourceException exception)
        {
            return new(source.Name, [], [exception.Report, HowToNote], SourceState.Vanished);
        }
        catch (UnreadableSourceException exception)
        {
            return new(source.Name, [], [exception.Report], SourceState.Unreadable);
        }
    }

    /// <summary>Everything that differs at a source, accepted or not.</summary>
    public static async Task<(DriftReport Report, string Digest)> CompareAsync(Source source, CancellationToken cancellation)
    {
        var ours = await SourceText.ReadAsync(source.Contract, cancellation);
        var upstream = await SourceText.ReadAsync(source.From, cancellation);
        return (ContractComparison.Between(ours, upstream, CorrectedContract.OverlayBeside(source.Contract)), upstream.Digest);
    }

    /// <summary>What differs and is not accepted, with notes on what is accepted.</summary>
    private async Task<DriftReport> RemainingAsync(Source source, CancellationToken cancellation)
    {
        var (full, digest) = await CompareAsync(source, cancellation);
        var isNew = source.Digest.Length > 0 && source.Digest != digest;
        var mine = accepted.Entries.Where(e => e.Source == source.Name).ToList();
        var left = full.Changes.Where(c => !mine.Exists(e => e.Expires >= today && e.Covers(source.Name, c))).ToList();
        string[] notes =
        [
            .. isNew ? [$"upstream changed since it was last accepted: {digest}"] : Array.Empty<string>(),
            .. mine.Where(e => e.Expires < today).Select(e => $"the acceptance expired on {e.Expires:yyyy-MM-dd}: {e}"),
            .. mine.Where(e => !full.Changes.Any(c => e.Covers(source.Name, c)))
                .Select(e => $"accepted, but no longer there; take it out: {e}"),
            .. full.Notes,
        ];
        return new(source.Name, left, notes);
    }
}
