using System.Globalization;
using System.Text;
using DeepAgents.Chaos.Checks;
using DeepAgents.Chaos.Jobs;

namespace DeepAgents.Chaos.Running;

/// <summary>The figures of a run, for people.</summary>
internal static class Report
{
    private const int MostExamples = 5;
    private const int MostLines = 15;

    public static string Of(Evidence evidence)
    {
        var options = evidence.Options;
        var (requests, faults) = (evidence.Ledger.Requests.Values.Sum(), evidence.Ledger.Faults.Values.Sum());
        var text = new StringBuilder();
        Line($"{options.Jobs} jobs, {options.Parallel} at once, {options.Faults} % faults, seed {options.Seed}, {evidence.Took.TotalSeconds:F1} s");
        Line($"  jobs finished     {evidence.Jobs.Count(job => job.End != JobEnd.Unfinished)}: {Ends(evidence)}");
        Line($"  requests          {requests} arrived, {requests / evidence.Took.TotalSeconds:F0} a second");
        Line($"  with a fault      {faults} ({100.0 * faults / Math.Max(1, requests):F1} %)");
        Line($"  faults            {Counts(evidence.Ledger.Faults)}");
        Line($"  made              {Counts(evidence.Ledger.Created)}");
        Line($"  in doubt          {evidence.Books.Doubts.Count}, of which {Kinds.All.Sum(evidence.Audit.FoundOf)} were made");
        Line($"  begun anew        {evidence.Books.Repetitions} parts of jobs; {evidence.Books.Left.Count} deletions were done at the end");
        Line($"  ended by          {Counts(EndsByFault(evidence))}");
        Line($"  connections       {evidence.PeakConnections} at most, {evidence.OpenConnections} at the end");
        Line($"  cancellations     {Cancellations(evidence)}");
        foreach (var check in AllChecks.List)
        {
            var failures = evidence.Failures.GetValueOrDefault(check.Name) ?? [];
            Line($"{(failures.Count == 0 ? "ok    " : "FAILED")} {check.Name}: {failures.Count}");
            foreach (var failure in failures.Take(MostExamples))
            {
                Line($"         {string.Join('\n', failure.Split('\n').Take(MostLines))}");
            }
        }

        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static string Ends(Evidence evidence) => Counts(evidence.Jobs
        .GroupBy(job => job.End)
        .ToDictionary(group => group.Key.ToString(), group => (long)group.Count()));

    private static Dictionary<string, long> EndsByFault(Evidence evidence) => evidence.Jobs
        .Where(job => job.End == JobEnd.EndedByFault)
        .GroupBy(job => NameOf(job.Failure!))
        .ToDictionary(group => group.Key, group => (long)group.Count());

    private static string NameOf(Exception failure)
    {
        var name = failure.GetType().Name.Split('`')[0]
            .Replace("DeepAgents", "", StringComparison.Ordinal)
            .Replace("Exception", "", StringComparison.Ordinal);
        return failure is DeepAgentsApiException api ? $"{name} {(int)api.Status}" : name.Length == 0 ? "no id in an answer" : name;
    }

    private static string Counts(IReadOnlyDictionary<string, long> counts) => counts.Count == 0
        ? "none"
        : string.Join(", ", counts.OrderByDescending(count => count.Value).Select(count => $"{count.Key} {count.Value}"));

    private static string Cancellations(Evidence evidence)
    {
        var times = evidence.Jobs
            .Where(job => job.CancelledWithin is not null)
            .Select(job => job.CancelledWithin!.Value.TotalMilliseconds)
            .Order()
            .ToList();
        return times.Count == 0
            ? "none"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{times.Count} while a job ran; median {times[times.Count / 2]:F1} ms, slowest {times[^1]:F1} ms");
    }
}
