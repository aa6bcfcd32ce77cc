namespace DeepAgents.SpecTool.Drift.Reporting;

internal enum ReportFormat
{
    Table,
    Markdown,
    Json,
}
