using System.Text;
using DeepAgents.ContractDrift.Comparing;

namespace DeepAgents.ContractDrift.Reporting;

/// <summary>A report for a terminal: one line of columns for each change, and below it where it is and why it matters.</summary>
internal static class TableReport
{
    private static readonly string[] Headings = ["SHIPPED", "REGENERATED", "KIND", "WHAT", "SEEN BY"];

    public static string Text(IReadOnlyList<DriftReport> reports)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            text.Append(PlainText.Line(report.Title)).Append(": ").Append(report.Summary).Append('\n');
            Table(text, report.Changes);
            foreach (var note in report.Notes)
            {
                text.Append("note: ").Append(PlainText.Line(note)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var rows = changes.Select(Cells).ToList();
        var widths = Headings.Select((heading, i) => rows.Max(r => Math.Max(heading.Length, r[i].Length))).ToList();
        void Row(string[] cells) => text.Append(string.Join("  ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');

        Row(Headings);
        foreach (var (cells, change) in rows.Zip(changes))
        {
            Row(cells);
            text.Append("    ").Append(PlainText.Line(change.Place)).Append("  ").Append(change.Verdict.Why).Append('\n');
        }
    }

    private static string[] Cells(Change change) =>
    [
        KindName.Of(change.Verdict.Shipped),
        KindName.Of(change.Verdict.Regenerated),
        KindName.Of(change.Kind),
        PlainText.Line(change.What),
        PlainText.Line(SeenBy.Of(change)),
    ];
}
