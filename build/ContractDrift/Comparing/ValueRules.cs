using System.Globalization;
using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Compares what two schemas say of a value itself: formats, values, bounds, patterns, defaults.</summary>
internal static class ValueRules
{
    private static readonly Bound[] Bounds = Enum.GetValues<Bound>();

    public static void Compare(Shape old, Shape now, Action<ChangeKind, string, string> add)
    {
        var (before, after) = (old.Facts, now.Facts);
        void Add(ChangeKind kind, string what) => add(kind, old.Place, what);

        if (Differ(before.Formats, after.Formats))
        {
            Add(ChangeKind.FormatChanged, $"{Words(before.Formats)} is {Words(after.Formats)}");
        }

        Values(before.Enum, after.Enum, Add);
        if (before.Bounds.Count + after.Bounds.Count > 0)
        {
            foreach (var bound in Bounds)
            {
                BoundOf(bound, Value(before, bound), Value(after, bound), Add);
            }
        }

        if (Differ(before.Patterns, after.Patterns))
        {
            Add(before.Patterns.Count == 0 ? ChangeKind.PatternAdded : after.Patterns.Count == 0 ? ChangeKind.PatternRemoved : ChangeKind.PatternChanged,
                $"{Words(before.Patterns)} is {Words(after.Patterns)}");
        }

        if (before.Default != after.Default)
        {
            Add(before.Default is null ? ChangeKind.DefaultAdded : after.Default is null ? ChangeKind.DefaultRemoved : ChangeKind.DefaultChanged,
                $"{before.Default ?? "none"} is {after.Default ?? "none"}");
        }

        if (before.Discriminator != after.Discriminator)
        {
            Add(ChangeKind.DiscriminatorChanged, $"{before.Discriminator ?? "none"} is {after.Discriminator ?? "none"}");
        }

        if (before.Others.Count + after.Others.Count > 0)
        {
            Keywords(before.Others, after.Others, Add);
        }
    }

    private static void Keywords(Dictionary<string, string> before, Dictionary<string, string> after, Action<ChangeKind, string> add)
    {
        foreach (var keyword in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (before.GetValueOrDefault(keyword) is var one && after.GetValueOrDefault(keyword) is var other && one != other)
            {
                add(ChangeKind.KeywordChanged, $"{keyword}: {one ?? "none"} is {other ?? "none"}");
            }
        }
    }

    private static void Values(HashSet<string>? before, HashSet<string>? after, Action<ChangeKind, string> add)
    {
        switch (before, after)
        {
            case (null, { } closed):
                add(ChangeKind.EnumClosed, Words(closed));
                break;
            case ({ } opened, null):
                add(ChangeKind.EnumOpened, Words(opened));
                break;
            case ({ } values, { } others):
                foreach (var value in values.Except(others))
                {
                    add(ChangeKind.EnumValueRemoved, value);
                }

                foreach (var value in others.Except(values))
                {
                    add(ChangeKind.EnumValueAdded, value);
                }

                break;
        }
    }

    private static void BoundOf(Bound bound, decimal? before, decimal? after, Action<ChangeKind, string> add)
    {
        if (before == after)
        {
            return;
        }

        var what = $"{Name(bound)} {Text(before)} is {Text(after)}";
        if (bound == Bound.MultipleOf && before is { } step && after is { } other)
        {
            var (isTighter, isLooser) = (other % step == 0, step % other == 0);
            if (!isLooser)
            {
                add(ChangeKind.BoundTightened, what);
            }

            if (!isTighter)
            {
                add(ChangeKind.BoundLoosened, what);
            }

            return;
        }

        var isUpper = bound is Bound.Maximum or Bound.ExclusiveMaximum or Bound.MaxLength or Bound.MaxItems or Bound.MaxContains or Bound.MaxProperties;
        add(before is null || (after is not null && (isUpper ? after < before : after > before)) ? ChangeKind.BoundTightened : ChangeKind.BoundLoosened, what);
    }

    private static bool Differ(SortedSet<string> before, SortedSet<string> after) => before.Count != after.Count || (before.Count > 0 && !before.SetEquals(after));

    private static decimal? Value(SchemaFacts facts, Bound bound) => facts.Bounds.TryGetValue(bound, out var value) ? value : null;

    private static string Name(Bound bound) => char.ToLowerInvariant(bound.ToString()[0]) + bound.ToString()[1..];

    private static string Text(decimal? value) => value is { } number ? CanonicalJson.Number(number.ToString(CultureInfo.InvariantCulture)) : "none";

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.DefaultIfEmpty("none"));
}
