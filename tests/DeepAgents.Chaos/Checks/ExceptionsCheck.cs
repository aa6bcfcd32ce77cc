using DeepAgents.Chaos.Jobs;
using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Checks;

/// <summary>Jobs saw only exceptions of the package, and their own cancellation.</summary>
internal sealed class ExceptionsCheck : ICheck
{
    public const string CheckName = "wrong exceptions";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence) =>
        [.. evidence.Jobs.Where(job => job.End == JobEnd.Wrong).Select(job => $"job {job.Number}: {job.Failure}")];
}
