using System.Text;
using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing.Mutations;

/// <summary>JSON whose shape is not that of the contract.</summary>
internal static class ValueMutations
{
    private static readonly string[] OddNames = ["", "$type", "$ref", "$id", "$values", "__proto__", "a.b", "a'b]", "tomorrow", "\u0000", "🙂"];

    private static readonly Func<JsonTree>[] Kinds =
    [
        () => JsonTree.Text("text"),
        () => JsonTree.Of("7"),
        () => JsonTree.Of("1.5"),
        () => JsonTree.Of("true"),
        () => JsonTree.Array(),
        () => JsonTree.Array(JsonTree.Of("1"), JsonTree.Text("a"), JsonTree.Object(), JsonTree.Of("null")),
        () => JsonTree.Object(),
        () => JsonTree.Object(JsonMember.Named("type", JsonTree.Object(JsonMember.Named("id", JsonTree.Of("[]"))))),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        OfAny("type swapped", (value, dice) => value.Become(OtherKind(value, dice))),
        OfAny("null", (value, _) => value.Become(JsonTree.Of(value.ToString() == "null" ? "[null]" : "null"))),
        OfAny("wrapped in a list", (value, _) => value.Become(JsonTree.Array(value.Detach()))),
        OfAny("wrapped in an object", (value, dice) => value.Become(JsonTree.Object(JsonMember.Named(dice.Pick(OddNames), value.Detach())))),
        OfMember("member removed", (value, at, _) => value.Members!.RemoveAt(at)),
        OfMember("member repeated", (value, at, _) => value.Members!.Add(new JsonMember(value.Members[at].Name, value.Members[at].Value.Detach()))),
        OfMember("duplicate key", (value, at, dice) => value.Members!.Insert(
            dice.Below(value.Members.Count + 1), new JsonMember(value.Members[at].Name, OtherKind(value.Members[at].Value, dice)))),
        OfMember("case of a name", (value, at, dice) => value.Members![at].Name = OtherCase(value.Members[at].Name, dice)),
        OfMember("member renamed", (value, at, dice) => value.Members![at].Name = JsonMember.Named(dice.Pick(OddNames), value).Name),
        OfMember("unknown member", (value, at, dice) => value.Members!.Insert(at, JsonMember.Named(dice.Pick(OddNames) + "+", Any(dice)))),
        OfAny("nested 1,000 deep and more", (value, dice) => value.Become(Nested(dice, dice.Between(1000, 5000)))),
        OfAny("nested 100,000 deep", (value, dice) => value.Become(Nested(dice, 100_000))),
        OfAny("nested around the limits", (value, dice) => value.Become(Nested(dice, dice.Pick([60, 63, 64, 65, 110, 125, 126, 127, 128, 129, 130])))),
    ];

    private static Mutation OfAny(string name, Action<JsonTree, Dice> change) => new(name, MutationStage.Value, (answer, dice) =>
    {
        var root = dice.Pick([.. answer.Roots]);

        // The whole more often than its share among its parts: most of them would never see it happen.
        change(dice.Chance(15) ? root : dice.Pick([.. root.All]), dice);
    });

    private static Mutation OfMember(string name, Action<JsonTree, int, Dice> change) => new(name, MutationStage.Value, (answer, dice) =>
    {
        var objects = answer.Roots.SelectMany(root => root.All).Where(value => value.Members?.Count > 0).ToList();
        if (objects.Count == 0)
        {
            dice.Pick([.. answer.Roots]).Become(JsonTree.Object(JsonMember.Named("id", JsonTree.Text("1")), JsonMember.Named("other", JsonTree.Of("2"))));
            return;
        }

        var value = dice.Pick(objects);
        change(value, dice.Below(value.Members!.Count), dice);
    });

    private static JsonTree Any(Dice dice) => dice.Pick(Kinds)();

    private static JsonTree OtherKind(JsonTree value, Dice dice)
    {
        var start = value.ToString()[..1];
        return dice.Pick([.. Kinds.Select(make => make()).Where(other => other.ToString()[..1] != start)]);
    }

    private static string OtherCase(string name, Dice dice)
    {
        var other = dice.Pick([name.ToUpperInvariant(), name.Replace("_", "", StringComparison.Ordinal), name[..1] + name[1..2].ToUpperInvariant() + name[2..]]);
        return other == name ? name[..^1] + "S\"" : other;
    }

    private static JsonTree Nested(Dice dice, int depth)
    {
        var (open, close, levels) = dice.Pick([("[", "]", 1), ("{\"a\":", "}", 1), ("[{\"children\":", "}]", 2)]);
        var opened = new StringBuilder().Insert(0, open, depth / levels);
        return JsonTree.Of((dice.Chance(70) ? opened.Append('1').Insert(opened.Length, close, depth / levels) : opened).ToString());
    }
}
