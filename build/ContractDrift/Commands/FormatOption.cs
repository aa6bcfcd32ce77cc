using System.CommandLine;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Commands;

/// <summary>The choice between the forms of a report.</summary>
internal static class FormatOption
{
    public static Option<ReportFormat> Create() => new("--format", "-f") { Description = "How to write the report.", DefaultValueFactory = _ => ReportFormat.Table };
}
