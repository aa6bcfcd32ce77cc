using DeepAgents.Chaos.Running;
using DeepAgents.Chaos.Watching;

namespace DeepAgents.Chaos.Checks;

/// <summary>No stream left out an event, or ended as if it were over before it was.</summary>
internal sealed class LostEventsCheck : ICheck
{
    public const string CheckName = "events lost";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence) => evidence.Findings.Of(FindingKind.LostEvent);
}
