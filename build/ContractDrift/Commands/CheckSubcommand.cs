using System.CommandLine;
using DeepAgents.ContractDrift.Checking;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Commands;

internal sealed class CheckSubcommand : Command
{
    public CheckSubcommand()
        : base("check", "Checks the contracts against their sources, less what is accepted. Exits like diff, or with 4 when a source is gone.")
    {
        var sources = new Argument<string>("SOURCES") { Description = "The list of sources, for example openapi/sources.json." };
        var format = FormatOption.Create();
        Add(sources);
        Add(format);
        SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(sources), parsed.GetValue(format), parsed.InvocationConfiguration, cancellation));
    }

    /// <summary>The accepted differences stand beside the list of sources.</summary>
    public static string AcceptedBeside(string sources) => Path.Combine(Path.GetDirectoryName(sources) ?? "", "accepted-drift.json");

    private static async Task<int> RunAsync(string file, ReportFormat format, InvocationConfiguration console, CancellationToken cancellation)
    {
        var check = new DriftCheck(await AcceptedDrift.ReadAsync(AcceptedBeside(file), cancellation), DateOnly.FromDateTime(DateTime.UtcNow));
        var reports = new List<DriftReport>();
        foreach (var source in (await SourceList.ReadAsync(file, cancellation)).Sources)
        {
            reports.Add(await check.CheckAsync(source, cancellation));
        }

        ReportWriter.Write(reports, format, console.Output);
        return ExitCode.Of(reports);
    }
}
