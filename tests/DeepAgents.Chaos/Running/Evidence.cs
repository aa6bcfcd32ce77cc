using DeepAgents.Chaos.Checks;
using DeepAgents.Chaos.Emulation;
using DeepAgents.Chaos.Jobs;
using DeepAgents.Chaos.Sweeping;
using DeepAgents.Chaos.Watching;

namespace DeepAgents.Chaos.Running;

/// <summary>All that is known of a run when it is over.</summary>
internal sealed record Evidence
{
    public required ChaosOptions Options { get; init; }

    public required IReadOnlyCollection<JobResult> Jobs { get; init; }

    public required TimeSpan Took { get; init; }

    public required Ledger Ledger { get; init; }

    public required Books Books { get; init; }

    public required Audit Audit { get; init; }

    public required Findings Findings { get; init; }

    public required int PeakConnections { get; init; }

    /// <summary>After the clients were disposed.</summary>
    public required int OpenConnections { get; init; }

    /// <summary>Beyond those that ran before.</summary>
    public required long OpenTimers { get; init; }

    public required IReadOnlyCollection<string> UnobservedFailures { get; init; }

    /// <summary>By the name of the check, what it found.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Failures => AllChecks.List
        .Select(check => KeyValuePair.Create(check.Name, check.Judge(this)))
        .Where(result => result.Value.Count > 0)
        .ToDictionary();
}
