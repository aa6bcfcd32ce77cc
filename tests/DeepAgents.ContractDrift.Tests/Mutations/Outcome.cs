namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>What a change is expected to be judged as.</summary>
/// <param name="Severity"><c>same</c> (no change at all), <c>none</c>, <c>additive</c> or <c>breaking</c>.</param>
/// <param name="Kind">The kind that has to be among the changes; empty when any will do.</param>
internal readonly record struct Outcome(string Severity, string Kind = "")
{
    private static readonly string[] Worse = ["same", "none", "additive", "breaking"];

    public static Outcome Same { get; } = new("same");

    public static Outcome Worst(IEnumerable<Outcome> outcomes) => outcomes.DefaultIfEmpty(Same).MaxBy(o => Array.IndexOf(Worse, o.Severity));
}
