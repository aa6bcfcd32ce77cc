using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Checks;

/// <summary>What was deleted is gone.</summary>
internal sealed class DeletionsCheck : ICheck
{
    public const string CheckName = "deleted but there";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence) => evidence.Audit.Undeleted;
}
