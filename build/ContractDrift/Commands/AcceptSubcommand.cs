using System.CommandLine;
using System.Globalization;
using DeepAgents.ContractDrift.Checking;
using DeepAgents.ContractDrift.Reading;

namespace DeepAgents.ContractDrift.Commands;

internal sealed class AcceptSubcommand : Command
{
    public AcceptSubcommand()
        : base("accept", "Accepts what differs at a source now, with a reason and an expiry, and forgets what no longer differs.")
    {
        var sources = new Argument<string>("SOURCES") { Description = "The list of sources; the accepted differences stand beside it." };
        var name = new Argument<string>("NAME") { Description = "The source." };
        var reason = new Option<string>("--reason") { Description = "Why it is fine to differ.", Required = true };
        var expires = new Option<DateOnly>("--expires") { Description = "The last day on which it is fine, like 2026-12-31.", Required = true, CustomParser = Day };
        Add(sources);
        Add(name);
        Add(reason);
        Add(expires);
        reason.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValueOrDefault<string>()))
            {
                given.AddError("--reason needs words");
            }
        });
        SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(sources), parsed.GetRequiredValue(name), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(expires),
            parsed.InvocationConfiguration.Output, cancellation));
    }

    private static DateOnly Day(System.CommandLine.Parsing.ArgumentResult given)
    {
        if (DateOnly.TryParseExact(given.Tokens is [var token] ? token.Value : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        given.AddError("--expires needs a date like 2026-12-31");
        return default;
    }

    private static async Task<int> RunAsync(string file, string name, string reason, DateOnly expires, TextWriter output, CancellationToken cancellation)
    {
        var list = await SourceList.ReadAsync(file, cancellation);
        var accepted = await AcceptedDrift.ReadAsync(CheckSubcommand.AcceptedBeside(file), cancellation);
        var source = list.Sources.FirstOrDefault(s => s.Name == name) ??
            throw new UnreadableSourceException(file, $"no source '{name}'. There are: {string.Join(", ", list.Sources.Select(s => s.Name))}.");
        var (report, digest) = await DriftCheck.CompareAsync(source, cancellation);
        accepted.Replace(name, report.Changes, reason, expires, DateOnly.FromDateTime(DateTime.UtcNow));
        accepted.Write();
        list.SetDigest(name, digest);
        list.Write();
        output.WriteLine($"{name}: {report.Changes.Count} accepted until {expires:yyyy-MM-dd}");
        return ExitCode.None;
    }
}
