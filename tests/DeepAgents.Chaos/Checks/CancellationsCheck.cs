using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Checks;

/// <summary>A cancelled job ends. How soon is for people to judge; that it does not hang is not.</summary>
internal sealed class CancellationsCheck : ICheck
{
    public const string CheckName = "hanging cancellations";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence) =>
    [
        .. evidence.Jobs
            .Where(job => job.CancelledWithin > evidence.Options.CancellationLimit)
            .Select(job => $"job {job.Number} went on for {job.CancelledWithin!.Value.TotalSeconds:F1} s"),
    ];
}
