using System.Globalization;
using Quickstart.Steps;
using Spectre.Console;

namespace Quickstart.Output;

/// <summary>The table at the end: one row a section.</summary>
internal static class Summary
{
    public static Table Of(IReadOnlyList<StepResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderStyle("grey");
        table.AddColumn("Section");
        foreach (var column in (string[])["Passed", "Skipped", "Failed", "Time"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var section in results.GroupBy(result => result.Section))
        {
            table.AddRow(
                new Text(section.Key),
                Count(section, StepOutcome.Passed),
                Count(section, StepOutcome.Skipped),
                Count(section, StepOutcome.Failed),
                new Text(Duration.Text(section.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Elapsed))));
        }

        return table;
    }

    private static Text Count(IEnumerable<StepResult> results, StepOutcome outcome)
    {
        var count = results.Count(result => result.Outcome == outcome);
        return new Text(count.ToString(CultureInfo.InvariantCulture), count == 0 ? new Style(Color.Grey) : Marks.StyleOf(outcome));
    }
}
