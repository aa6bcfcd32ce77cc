using DeepAgents.Chaos.Jobs;
using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Checks;

/// <summary>Every job ended, in one way or another.</summary>
internal sealed class FinishedCheck : ICheck
{
    public const string CheckName = "unfinished jobs";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence)
    {
        var missing = evidence.Options.Jobs - evidence.Jobs.Count;
        return
        [
            .. evidence.Jobs.Where(job => job.End == JobEnd.Unfinished).Select(job => $"job {job.Number} did not end"),
            .. missing == 0 ? Array.Empty<string>() : [$"{missing} jobs were never heard of"],
        ];
    }
}
