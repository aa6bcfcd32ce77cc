namespace DeepAgents.Tests.Wire;

/// <summary>
/// Names the case of stock output that a test stands for. <c>build/checks/undo-fixes.txt</c> undoes the mend of each and expects
/// the tests of that row to fail.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class RowAttribute(string id) : PropertyAttribute("Row", id);
