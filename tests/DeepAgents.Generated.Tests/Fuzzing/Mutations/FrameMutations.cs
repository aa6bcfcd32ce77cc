using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing.Mutations;

/// <summary>Event streams that are not what they ought to be. An answer that is no stream becomes one.</summary>
internal static class FrameMutations
{
    private static readonly string[] OddNames =
        ["", "tomorrow", "error", "end", "metadata|", "|", "values|a|b|c", "messages|" + new string('x', 300), "metadata", "Messages", "message: x", "\u0000"];

    private static readonly string[] OddIds = ["", "a\0b", "ä漢", new string('9', 5000), " ", "1", "\u0001", "-1", "\uFEFF"];

    private static readonly string[] OddLines =
    [
        ":\n", ": heartbeat\n", "retry: 99999999999999999999\n", "retry: -1\n", "retry: 1\n", "retry:\n", "id\n", "event\n", "data\n", "data:\n", "data: {\n",
        "unknown: field\n", "no field\n", " data: indented\n", "DATA: x\n", "\uFEFFdata: x\n", "data:[1\ndata:]\n", "\n\n\n", "\r\r\n", ":" + new string('c', 100_000) + "\n",
    ];

    private static readonly string[] Failures =
    [
        """{"error":"ValueError","message":"no"}""", "null", "[]", "\"text\"", "{", """{"type":"error","message":{"a":1}}""", """{"type":"error"}""",
        """{"type":"error","message":"stream timeout"}""", "", """{"error":{"error":[1]},"message":17}""",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("event renamed", (frames, at, dice) => frames[at].Name = dice.Pick([.. OddNames.Where(name => name != frames[at].Name)])),
        Of("event repeated", (frames, at, dice) => frames.InsertRange(at, Enumerable.Repeat(frames[at].Copy(), dice.Pick([1, 1, 3, 40])))),
        Of("events reordered", (frames, at, _) =>
        {
            frames.Add(frames[0].Copy());
            frames.Reverse(0, frames.Count - 1);
            frames.Insert(0, frames[at].Copy());
        }),
        Of("odd event ids", (frames, at, dice) => frames[at].Id = dice.Pick([.. OddIds.Where(id => id != frames[at].Id)])),
        Of("odd lines in an event", (frames, at, dice) => frames[at].Extra += dice.Pick(OddLines)),
        Of("error event", (frames, at, dice) => frames.Insert(at, new Frame("error", JsonTree.Of(dice.Pick(Failures))))),
        Of("unfinished event", (frames, at, dice) =>
        {
            frames.RemoveRange(at + 1, frames.Count - at - 1);
            frames[at].IsFinished = false;
            frames[at].Data = dice.Chance(50) ? frames[at].Data : JsonTree.Of("{\"cut\":");
        }),
        Of("events after the end", (frames, at, dice) => frames.AddRange([
            new("end", JsonTree.Of("null")),
            new(null, JsonTree.Of("""{"type":"done"}""")),
            new(null, JsonTree.Of("""{"type":"session.idle"}""")),
            .. dice.Chance(50) ? [frames[at].Copy()] : Enumerable.Empty<Frame>(),
        ])),
    ];

    private static Mutation Of(string name, Action<List<Frame>, int, Dice> change) => new(name, MutationStage.Value, (answer, dice) =>
    {
        var frames = answer.ToFrames();
        change(frames, dice.Below(frames.Count), dice);
    });
}
