using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Checks;

/// <summary>One thing that must not happen, however many faults there are.</summary>
internal interface ICheck
{
    string Name { get; }

    /// <returns>What is wrong; empty when all is well.</returns>
    IReadOnlyList<string> Judge(Evidence evidence);
}
