namespace DeepAgents.Tests.Fuzzing;

/// <summary>
/// The chance of one case. Its own generator (SplitMix64), because <see cref="Random"/> takes 32 bits of a seed and may change from one
/// framework to the next, and a seed has to mean the same case for ever.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A well-mixed number from any other, for what must not depend on what was drawn before.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The item whose name draws highest. One more item takes cases from all others alike, and leaves the rest as they were.</summary>
    public static T PickByName<T>(ulong seed, IEnumerable<T> items, Func<T, string> name) =>
        items.MaxBy(item => Mix(seed ^ HashOf(name(item))))!;

    public int Below(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        return (int)(Mix(_state) % (ulong)limit);
    }

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public string Text(string alphabet, int length) => string.Create(length, (alphabet, this), static (span, state) =>
    {
        foreach (ref var c in span)
        {
            c = state.alphabet[state.Item2.Below(state.alphabet.Length)];
        }
    });

    private static ulong HashOf(string name) =>
        Mix(name.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211));
}
