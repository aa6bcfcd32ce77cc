using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Checks;

/// <summary>No task failed unseen, and none is left that waits for its time.</summary>
internal sealed class TasksCheck : ICheck
{
    public const string CheckName = "leaked tasks";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence) =>
    [
        .. evidence.UnobservedFailures.Select(failure => $"nobody observed {failure}"),
        .. evidence.OpenTimers == 0 ? Array.Empty<string>() : [$"{evidence.OpenTimers} timers are running at the end"],
    ];
}
