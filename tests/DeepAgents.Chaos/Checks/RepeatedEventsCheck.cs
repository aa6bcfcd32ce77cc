using DeepAgents.Chaos.Running;
using DeepAgents.Chaos.Watching;

namespace DeepAgents.Chaos.Checks;

/// <summary>No stream handed out an event twice.</summary>
internal sealed class RepeatedEventsCheck : ICheck
{
    public const string CheckName = "events repeated";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence) => evidence.Findings.Of(FindingKind.RepeatedEvent);
}
