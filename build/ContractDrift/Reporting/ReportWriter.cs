namespace DeepAgents.ContractDrift.Reporting;

/// <summary>Writes reports in the form that was asked for.</summary>
internal static class ReportWriter
{
    public static void Write(IReadOnlyList<DriftReport> reports, ReportFormat format, TextWriter output) => output.Write(format switch
    {
        ReportFormat.Json => JsonReport.Text(reports),
        ReportFormat.Markdown => MarkdownReport.Text(reports),
        _ => TableReport.Text(reports),
    });
}
