using DeepAgents.Chaos.Running;
using DeepAgents.Chaos.Watching;

namespace DeepAgents.Chaos.Checks;

/// <summary>What a run or a message came to is the answer to its own question.</summary>
internal sealed class AnswersCheck : ICheck
{
    public const string CheckName = "wrong answers";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence) => evidence.Findings.Of(FindingKind.WrongAnswer);
}
