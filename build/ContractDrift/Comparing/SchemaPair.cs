using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>The comparison of one schema with another.</summary>
internal sealed class SchemaPair(Shape old, Shape now, Direction direction, SchemaComparer comparer)
{
    private readonly List<Finding> _findings = [];
    private readonly List<(Shape, Shape)> _below = [];

    public PairResult Compare()
    {
        if (IsUnionOnly(old) != IsUnionOnly(now) && !old.IsAny && !now.IsAny)
        {
            AlternativesOfOne();
        }
        else if (Types())
        {
            ValueRules.Compare(old, now, Add);
            Members();
            Unions();
            Below();
        }

        return new(_findings, _below);
    }

    /// <summary>Compares the types; false when there is nothing to compare below them.</summary>
    private bool Types()
    {
        var (before, after) = (old.Facts.Types, now.Facts.Types);
        var bothKnown = before is not null && after is not null;
        if (!bothKnown && (before ?? after) is not null)
        {
            // What says nothing of its type allows null as well, which needs no row of its own.
            Add(after is null ? ChangeKind.TypeWidened : ChangeKind.TypeNarrowed, old.Place, $"{TypeNames.Of(old)} is {TypeNames.Of(now)}");
            return false;
        }

        if (old.Facts.IsNullable != now.Facts.IsNullable)
        {
            Add(now.Facts.IsNullable ? ChangeKind.NullAdded : ChangeKind.NullRemoved, old.Place, $"{TypeNames.Of(old)} is {TypeNames.Of(now)}");
        }

        if (!bothKnown || before!.SetEquals(after!))
        {
            return true;
        }

        // Parts that contradict each other leave no type at all.
        var isPossible = before.Count > 0 && after!.Count > 0;
        var isWider = isPossible && before.All(t => SchemaFacts.Holds(after!, t));
        var isNarrower = isPossible && after!.All(t => SchemaFacts.Holds(before, t));
        Add(isWider ? ChangeKind.TypeWidened : isNarrower ? ChangeKind.TypeNarrowed : ChangeKind.TypeChanged, old.Place, $"{TypeNames.Of(old)} is {TypeNames.Of(now)}");
        return isWider || isNarrower;
    }

    private void Members()
    {
        var (before, after) = (Visible(old), Visible(now));
        foreach (var (name, property) in before)
        {
            if (after.TryGetValue(name, out var other))
            {
                Requirement(name, old.Facts.Properties[name][0].Place);
                _below.Add((property, other));
            }
            else
            {
                Add(ChangeKind.PropertyRemoved, old.Facts.Properties[name][0].Place, $"'{name}'");
            }
        }

        foreach (var name in after.Keys.Where(n => !before.ContainsKey(n)))
        {
            Add(now.IsRequired(name) ? ChangeKind.RequiredPropertyAdded : ChangeKind.OptionalPropertyAdded, now.Facts.Properties[name][0].Place, $"'{name}'");
        }

        foreach (var name in old.Facts.Required.Count + now.Facts.Required.Count == 0 ? [] : old.Facts.Required.Union(now.Facts.Required).Where(n => !old.Properties.ContainsKey(n) && !now.Properties.ContainsKey(n)))
        {
            Requirement(name, old.Place + "/required");
        }

        if (old.Facts.IsClosed != now.Facts.IsClosed)
        {
            Add(now.Facts.IsClosed ? ChangeKind.OtherMembersForbidden : ChangeKind.OtherMembersAllowed, old.Place, "members that are not listed");
        }

        foreach (var (pattern, member) in old.PatternProperties)
        {
            if (now.PatternProperties.TryGetValue(pattern, out var other))
            {
                _below.Add((member, other));
            }
            else
            {
                Add(ChangeKind.NamePatternRemoved, old.Place, $"members that match '{pattern}'");
            }
        }

        foreach (var pattern in now.PatternProperties.Keys.Where(p => !old.PatternProperties.ContainsKey(p)))
        {
            Add(ChangeKind.NamePatternAdded, now.Place, $"members that match '{pattern}'");
        }
    }

    private void Requirement(string name, string place)
    {
        if (old.IsRequired(name) != now.IsRequired(name))
        {
            Add(now.IsRequired(name) ? ChangeKind.PropertyBecameRequired : ChangeKind.PropertyBecameOptional, place, $"'{name}'");
        }
    }

    /// <summary>The members that travel this way.</summary>
    private IReadOnlyDictionary<string, Shape> Visible(Shape shape) =>
        shape.Properties.Any(IsHidden) ? shape.Properties.Where(p => !IsHidden(p)).ToDictionary() : shape.Properties;

    private bool IsHidden(KeyValuePair<string, Shape> member) => direction == Direction.Request ? member.Value.Facts.IsReadOnly : member.Value.Facts.IsWriteOnly;

    private void Below()
    {
        if (!old.Facts.IsClosed && !now.Facts.IsClosed && (old.Facts.AdditionalProperties.Count + now.Facts.AdditionalProperties.Count) > 0)
        {
            _below.Add((old.AdditionalProperties, now.AdditionalProperties));
        }

        if (old.Facts.Items.Count + now.Facts.Items.Count > 0)
        {
            _below.Add((old.Items, now.Items));
        }

        if (old.Facts.PropertyNames.Count + now.Facts.PropertyNames.Count > 0)
        {
            _below.Add((old.PropertyNames, now.PropertyNames));
        }

        switch (old.Not, now.Not)
        {
            case (null, { } added):
                Add(ChangeKind.ExclusionAdded, added.Place, "what may not be");
                break;
            case ({ } removed, null):
                Add(ChangeKind.ExclusionRemoved, removed.Place, "what may not be");
                break;
            case ({ } before, { } after) when !comparer.AreSame(before, after, direction):
                Add(ChangeKind.ExclusionChanged, before.Place, "what may not be");
                break;
        }
    }

    private void Unions()
    {
        for (var i = 0; i < Math.Max(old.Unions.Count, now.Unions.Count); i++)
        {
            var (before, after) = (old.Unions.ElementAtOrDefault(i), now.Unions.ElementAtOrDefault(i));
            if (before is null || after is null)
            {
                Add(before is null ? ChangeKind.AlternativesIntroduced : ChangeKind.AlternativesDropped, (before ?? after)!.Place, TypeNames.Of((before ?? after)!));
                continue;
            }

            if (before.IsExclusive != after.IsExclusive)
            {
                Add(after.IsExclusive ? ChangeKind.AlternativesMadeExclusive : ChangeKind.AlternativesMadeInclusive, before.Place, TypeNames.Of(before));
            }

            Alternatives(before.Members, after.Members);
        }
    }

    /// <summary>A schema without alternatives has one.</summary>
    private void AlternativesOfOne()
    {
        if (old.Facts.IsNullable != now.Facts.IsNullable)
        {
            Add(now.Facts.IsNullable ? ChangeKind.NullAdded : ChangeKind.NullRemoved, old.Place, $"{TypeNames.Of(old)} is {TypeNames.Of(now)}");
        }

        Alternatives(IsUnionOnly(old) ? old.Unions[0].Members : [old], IsUnionOnly(now) ? now.Unions[0].Members : [now]);
    }

    private void Alternatives(IReadOnlyList<Shape> before, IReadOnlyList<Shape> after)
    {
        var (pairs, removed, added) = AlternativeMatch.Of(before, after, (a, b) => comparer.AreSame(a, b, direction));
        _below.AddRange(pairs);
        foreach (var shape in removed)
        {
            Add(ChangeKind.AlternativeRemoved, shape.Place, TypeNames.Of(shape));
        }

        foreach (var shape in added)
        {
            Add(ChangeKind.AlternativeAdded, shape.Place, TypeNames.Of(shape));
        }
    }

    private static bool IsUnionOnly(Shape shape) => shape is { Facts.Types: null, Unions.Count: 1 };

    private void Add(ChangeKind kind, string place, string what) => _findings.Add(new(kind, place, what));
}
