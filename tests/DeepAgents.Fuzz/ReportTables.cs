using System.Globalization;
using DeepAgents.Tests.Fuzzing;

namespace DeepAgents.Fuzz;

/// <summary>Writes the counts of a round as Markdown: a table of mutations for each operation, and the sums.</summary>
internal static class ReportTables
{
    public static void Write(FuzzReport report, TextWriter writer)
    {
        foreach (var operation in report.Counts.GroupBy(c => c.Key.Operation).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Table(writer, operation.Key, operation.Select(c => (c.Key.Mutation, c.Key.Type, c.Value)));
        }

        Table(writer, "All operations by mutation", report.Counts.Select(c => (c.Key.Mutation, c.Key.Type, c.Value)));
        Table(writer, "All mutations by operation", report.Counts.Select(c => (c.Key.Operation, c.Key.Type, c.Value)));
        writer.WriteLine("\n## Answers with a status of success that ended in a model\n\n| kind | answers | share |\n|---|---:|---:|");
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            Line(writer, $"| {kind} | {report.Successes(kind)} | {report.ModelShare(kind):P1} |");
        }

        Line(writer, $"| all | {Enum.GetValues<OperationKind>().Sum(report.Successes)} | {report.ModelShare():P1} |");
        var cells = report.Counts.GroupBy(c => (c.Key.Operation, c.Key.Mutation)).Select(g => g.Sum(c => c.Value)).ToList();
        Line(writer, $"\n{cells.Count} pairs of operation and mutation with {cells.Min()} to {cells.Max()} cases each; not tried: {report.EmptyCells.Count()}; unobserved exceptions: {report.Unobserved}");
    }

    private static void Table(TextWriter writer, string title, IEnumerable<(string Row, string Type, int Count)> counts)
    {
        var cells = counts.ToLookup(c => (c.Row, c.Type), c => c.Count);
        string[] types = [.. cells.Select(c => c.Key.Type).Distinct().OrderBy(t => t != "model").ThenBy(t => t, StringComparer.Ordinal)];
        writer.WriteLine($"\n## {title}\n\n| | {string.Join(" | ", types.Select(Short))} |\n|---|{string.Concat(types.Select(_ => "---:|"))}");
        foreach (var row in cells.Select(c => c.Key.Row).Distinct().OrderBy(r => r, StringComparer.Ordinal))
        {
            Line(writer, $"| {row} | {string.Join(" | ", types.Select(type => cells[(row, type)].Sum()))} |");
        }

        Line(writer, $"| **sum** | {string.Join(" | ", types.Select(type => cells.Where(c => c.Key.Type == type).Sum(c => c.Sum())))} |");
    }

    private static string Short(string type) => type.Replace("DeepAgents", "", StringComparison.Ordinal).Replace("Exception", "", StringComparison.Ordinal);

    private static void Line(TextWriter writer, FormattableString line) => writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
