using System.CommandLine;
using DeepAgents.ContractDrift.Checking;
using DeepAgents.ContractDrift.Reading;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Commands;

internal sealed class DiffSubcommand : Command
{
    public DiffSubcommand()
        : base("diff", "Lists what changed between two versions of a contract. The exit code is the severity for a client already shipped.")
    {
        var old = new Argument<string>("OLD") { Description = "The contract that clients were made from: a file or a URL." };
        var now = new Argument<string>("NEW") { Description = "The other version: a file, a URL, or a page of documentation." };
        var format = FormatOption.Create();
        Add(old);
        Add(now);
        Add(format);
        SetAction(async (parsed, cancellation) =>
        {
            var before = await SourceText.ReadAsync(parsed.GetRequiredValue(old), cancellation);
            var after = await SourceText.ReadAsync(parsed.GetRequiredValue(now), cancellation);
            var report = ContractComparison.Between(before, after, CorrectedContract.OverlayBeside(before.Name));
            ReportWriter.Write([report], parsed.GetValue(format), parsed.InvocationConfiguration.Output);
            return (int)report.Severity;
        });
    }
}
