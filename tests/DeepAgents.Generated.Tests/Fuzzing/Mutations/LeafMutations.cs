using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing.Mutations;

/// <summary>Single values that no one expects.</summary>
internal static class LeafMutations
{
    private static readonly string[] HugeNumbers =
    [
        "1e999", "-1e999", "1e309", "12345678901234567890", "-99999999999999999999", "9223372036854775808", "2147483648", "-2147483649",
        "79228162514264337593543950336", new('9', 379), new('9', 1000), "1" + new string('0', 400), "0." + new string('9', 500), "1e2147483648",
    ];

    private static readonly string[] OddNumbers =
    [
        "-0", "-0.0", "1e-400", "5e-324", "NaN", "Infinity", "-Infinity", "0x1F", "017", "08", "1.", ".5", "+1", "1e", "1e+", "--1", "1_000", "1,5",
        "0b1", "1.0", "7.0000000000000001", "\"7\"", "\"1e999\"", "\"NaN\"", "1f", "-", "１",
    ];

    private static readonly string[] OddTimes =
    [
        "0000-00-00T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:60Z", "10000-01-01T00:00:00Z",
        "2025-02-30T00:00:00Z", "2025-01-01T24:00:00Z", "2025-01-01T00:00:00+99:99", "2025-01-01T00:00:00+25:00", "2025-01-01", "2025-W01-1", "12:00",
        "1735689600", "-1", "2025-01-01T00:00:00.123456789012Z", "2025-01-01T00:00:00", " 2025-01-01T00:00:00Z ", "", "now", "/Date(1735689600000)/",
        "Wed, 01 Jan 2025 00:00:00 GMT", "01/02/03", "٢٠٢٥-٠١-٠١T00:00:00Z", "2025-01-01T00:00:00−01:00",
    ];

    private static readonly string[] OddUuids =
    [
        "", "0", "00000000-0000-0000-0000-000000000000", "{1ef00000-0000-4000-8000-000000000000}", "1EF00000000040008000000000000000", "../../admin",
        "1ef00000-0000-4000-8000-00000000000g", "urn:uuid:1ef00000-0000-4000-8000-000000000000", "not a uuid", "null", "a/b?c#d", "%2e%2e",
    ];

    private static readonly string[] OddTexts = ["", " ", "null", "true", "0", "[]", "{}", "\u00a0", "a\r\nb", "\uFEFF", "<b>&amp;</b>", "${jndi:x}", "%s%n", "\\"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("huge number", LeafKind.Number, dice => dice.Pick(HugeNumbers)),
        Of("odd number", LeafKind.Number, dice => dice.Pick(OddNumbers)),
        Of("unknown enum value", LeafKind.Choice, dice => JsonTree.Text(dice.Pick(["tomorrow", "READY", "", " ready", "a b\n", new string('x', 5000)])).Leaf),
        Of("odd time", LeafKind.Time, dice => JsonTree.Text(dice.Pick(OddTimes)).Leaf),
        Of("odd uuid", LeafKind.Uuid, dice => JsonTree.Text(dice.Pick(OddUuids)).Leaf),
        Of("odd text", LeafKind.Text, dice => JsonTree.Text(dice.Pick(OddTexts)).Leaf),
        Of("long text", LeafKind.Text, dice => JsonTree.Text(new string(dice.Pick(['x', ' ', '"', '漢', '<']), dice.Pick([1_000, 70_000, 200_000]))).Leaf),
        Of("control characters", LeafKind.Text, dice => dice.Pick(["\"a\u0001\u001b[31mb\"", "\"\\u0000\\u0007\\u001b\"", "\"a\nb\"", "\"\u0085\u2028\u202e\"", "\"\t\""])),
        Of("lone surrogates", LeafKind.Text, dice => dice.Pick(["\"\\ud800\"", "\"a\\udfffb\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ud83d\\ude00\"", "\"\\ud8\"", "\"\\uZZZZ\""])),
        Of("broken escape", LeafKind.Text, dice => dice.Pick(["\"\\x41\"", "\"\\\"", "\"\\u12\"", "\"a", "'a'", "a", "\"a\" \"b\"", "\"\\'\""])),
        Of("JavaScript", LeafKind.Other, dice => dice.Pick(["undefined", "new Date(0)", "function(){}", "'a'", "True", "None", "/a/", "`a`", "Date(1)", "new Constructor(1, [2])"])),
    ];

    /// <summary>A leaf that it aims at, usually; any value of all otherwise, and always where there is no such leaf.</summary>
    private static Mutation Of(string name, LeafKind kind, Func<Dice, string> make) => new(name, MutationStage.Value, (answer, dice) =>
    {
        var leaves = answer.Roots.SelectMany(root => root.All).Where(value => value.IsLeaf).ToList();
        var aimed = leaves.Where(leaf => leaf.Kind == kind).ToList();
        var target = aimed.Count > 0 && dice.Chance(80) ? dice.Pick(aimed)
            : leaves.Count > 0 ? dice.Pick(leaves)
            : answer.Roots.First();
        var raw = make(dice);
        target.Become(JsonTree.Of(raw == target.ToString() ? $"[{raw}]" : raw));
    });
}
