namespace DeepAgents.ContractDrift.Reporting;

internal enum ReportFormat
{
    Table,
    Markdown,
    Json,
}
