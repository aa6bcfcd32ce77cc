using System.Text;
using DeepAgents.ContractDrift.Comparing;

namespace DeepAgents.ContractDrift.Reporting;

/// <summary>A report for a pull request or an issue. Whatever comes from upstream is code there: no link, no mention, no markup.</summary>
internal static class MarkdownReport
{
    public static string Text(IReadOnlyList<DriftReport> reports)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            Line(text, $"## {Code(report.Title)}: {report.Summary}\n");
            if (report.Changes.Count > 0)
            {
                Line(text, "| Shipped client | Regenerated source | Kind | Where | Seen by | What | Why |");
                Line(text, "| --- | --- | --- | --- | --- | --- | --- |");
                foreach (var change in report.Changes)
                {
                    Line(text, Row(change));
                }

                Line(text, "");
            }

            foreach (var note in report.Notes)
            {
                Line(text, $"- {Code(note)}");
            }

            if (report.Notes.Count > 0)
            {
                Line(text, "");
            }
        }

        return text.ToString();
    }

    /// <summary>A code span that the text cannot end, in a table cell that it cannot leave.</summary>
    public static string Code(string text) => $"`{PlainText.Line(text).Replace('`', '\'').Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Row(Change change) =>
        $"| {Mark(change.Verdict.Shipped)} | {KindName.Of(change.Verdict.Regenerated)} | {KindName.Of(change.Kind)} | {Code(change.Place)} | {Code(SeenBy.Of(change))} | {Code(change.What)} | {change.Verdict.Why} |";

    private static string Mark(Severity severity) => severity == Severity.Breaking ? "**breaking**" : KindName.Of(severity);

    // The same bytes on every machine.
    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
