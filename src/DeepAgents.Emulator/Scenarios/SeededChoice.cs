namespace DeepAgents.Emulator;

/// <summary>
/// Chance that does not depend on the order in which requests come: the n-th choice of a rule is the same in each run of one seed,
/// whatever other rules chose in between.
/// </summary>
internal sealed class SeededChoice(int? seed)
{
    private readonly ulong _seed = unchecked((ulong)(seed ?? Random.Shared.Next()));

    /// <summary>A number from 0 to below 1.</summary>
    public double Unit(int rule, long n) => (Mix(Mix(Mix(_seed) + (ulong)rule) + (ulong)n) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The finalizer of SplitMix64: neighbours in, strangers out.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
