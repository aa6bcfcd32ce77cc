using System.Globalization;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Goals;

/// <summary>Prints figures, the same way in every culture.</summary>
internal sealed class Output(TextWriter writer)
{
    public void Say(FormattableString line) => writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public void Say(string line) => writer.WriteLine(line);

    public void Costs(string scenario, IEnumerable<Figures> figures)
    {
        Say(scenario);
        foreach (var one in figures)
        {
            Say($"  {one.Name,-28}{one.Microseconds,12:N2} µs{one.Bytes,14:N0} B{one.TimeRatio,10:F2} /{one.BytesRatio,6:F2}");
        }
    }

    public void Values(string scenario, IEnumerable<KeyValuePair<string, double>> values)
    {
        Say(scenario);
        foreach (var value in values)
        {
            Say($"  {value.Key,-40}{value.Value,14:N2}");
        }
    }

    public void Goals(IReadOnlyCollection<Goal> goals)
    {
        Say($"\n{"goal",-32}{"measure",-28}{"limit",10}{"found",10}");
        foreach (var goal in goals)
        {
            Say($"{goal.Scenario,-32}{goal.Measure,-28}{goal.Limit,10:F2}{goal.Found,10:F2}  {goal.Verdict}");
        }

        Say($"\n{goals.Count(goal => goal.Holds)} of {goals.Count} goals hold.");
    }
}
