using DeepAgents.Chaos.Jobs;
using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Checks;

/// <summary>
/// The emulator made what jobs tried to make, each thing once. What was confirmed counts one; what was in doubt counts what the audit
/// found; and both together are the ledger's count, exactly.
/// </summary>
internal sealed class DuplicatesCheck : ICheck
{
    public const string CheckName = "duplicates";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence) =>
    [
        .. evidence.Audit.TooOften,
        .. from kind in Kinds.All.Union(evidence.Ledger.Created.Keys)
           let made = evidence.Ledger.Created.GetValueOrDefault(kind)
           let known = evidence.Books.ConfirmedOf(kind) + evidence.Audit.FoundOf(kind)
           where made != known
           select $"{kind}: the emulator made {made}, the jobs know of {known}",
    ];
}
