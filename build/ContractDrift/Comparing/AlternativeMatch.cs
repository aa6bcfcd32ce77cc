using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Finds out which alternative of a union became which.</summary>
internal static class AlternativeMatch
{
    public static (IReadOnlyList<(Shape Old, Shape Now)> Pairs, IReadOnlyList<Shape> Removed, IReadOnlyList<Shape> Added) Of(
        IReadOnlyList<Shape> before, IReadOnlyList<Shape> after, Func<Shape, Shape, bool> areSame)
    {
        var pairs = new List<(Shape, Shape)>();
        var (removed, added) = (before.ToList(), after.ToList());

        // The surest sign first, over all of them, before the next one is tried.
        foreach (var sign in new[] { areSame, SameConstant, SameName, SameTypes, LostConstant, OneIsAnything })
        {
            foreach (var shape in removed.ToList())
            {
                if (added.Find(other => sign(shape, other)) is { } match)
                {
                    pairs.Add((shape, match));
                    removed.Remove(shape);
                    added.Remove(match);
                }
            }
        }

        return (pairs, removed, added);
    }

    /// <summary>A member with one possible value tells alternatives apart.</summary>
    private static bool SameConstant(Shape one, Shape other) =>
        one.Properties.Any(p => p.Value.Facts.Enum is { Count: 1 } value && other.Properties.TryGetValue(p.Key, out var same) && same.Facts.Enum?.SetEquals(value) == true);

    private static bool SameName(Shape one, Shape other) => one.ComponentName.Length > 0 && one.ComponentName == other.ComponentName;

    private static bool SameTypes(Shape one, Shape other) =>
        one.Facts.Types is { } types && other.Facts.Types is { } others && types.SetEquals(others) &&
        (one.ComponentName.Length == 0 || other.ComponentName.Length == 0) && !HasConstant(one) && !HasConstant(other);

    /// <summary>Of what is left then, one without a constant is what became of one with it.</summary>
    private static bool LostConstant(Shape one, Shape other) =>
        one.Facts.Types is { } types && other.Facts.Types is { } others && types.SetEquals(others) && HasConstant(one) != HasConstant(other);

    private static bool OneIsAnything(Shape one, Shape other) => one.IsAny || other.IsAny;

    private static bool HasConstant(Shape shape) => shape.Properties.Values.Any(p => p.Facts.Enum is { Count: 1 });
}
