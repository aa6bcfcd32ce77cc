using System.Globalization;
using DeepAgents.Tests.Fuzzing.Wire;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Fuzzing.Contracts;

/// <summary>Event streams as they ought to be. Where a contract only says that there are events, they are those of the runtime behind it.</summary>
internal static class StreamFrames
{
    private static readonly JObject[] Last =
    [
        new() { ["type"] = "done" },
        new() { ["type"] = "session.idle", ["properties"] = new JObject { ["sessionID"] = "ses_1" } },
    ];

    private static readonly (string Name, string Data)[] RunEvents =
    [
        ("values", """{"messages":[{"type":"human","content":"Hi"},{"type":"ai","content":[{"type":"text","text":"Hello"}]}],"files":{}}"""),
        ("updates", """{"model":{"messages":[{"type":"ai","content":"Hello","tool_calls":[{"name":"search","args":{"q":"x"}}]}]}}"""),
        ("updates|tools:1", """{"__interrupt__":[{"id":"i-1","value":{"action":"delete","args":[1]}}]}"""),
        ("messages", """[{"type":"AIMessageChunk","id":"run--1","content":"Hel","usage_metadata":null},{"langgraph_node":"model","langgraph_step":1}]"""),
        ("messages|tools:1", """[{"type":"tool","id":"t-1","content":[{"type":"text","text":"x"},"y"]},{"langgraph_node":"tools"}]"""),
        ("tasks", """{"id":"t-1","name":"model","input":{},"triggers":["start"]}"""),
        ("custom", "\"text\""),
    ];

    public static List<Frame> Make(ContractResponse response, SchemaWalk walk, Dice dice)
    {
        var isTyped = response.Schema?["$ref"] is not null;
        var frames = isTyped ? TypedFrames(response.Schema!, walk, dice) : RunFrames(dice);
        if (dice.Chance(50))
        {
            for (var i = 0; i < frames.Count; i++)
            {
                frames[i].Id = string.Create(CultureInfo.InvariantCulture, $"{1700000000000 + i}-0");
            }
        }

        return frames;
    }

    private static List<Frame> TypedFrames(JObject schema, SchemaWalk walk, Dice dice)
    {
        List<Frame> frames = [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => new Frame(null, walk.Make(schema)))];
        if (dice.Chance(80))
        {
            frames.AddRange(Last.Select(end => new Frame(null, JsonTree.From(end))));
        }

        return frames;
    }

    private static List<Frame> RunFrames(Dice dice)
    {
        List<Frame> frames = [new("metadata", Parse("""{"run_id":"1ef0-1","thread_id":"t-1","attempt":1}"""))];
        for (var i = dice.Between(1, 5); i > 0; i--)
        {
            var (name, data) = dice.Pick(RunEvents);
            frames.Add(new Frame(name, Parse(data)));
        }

        if (dice.Chance(15))
        {
            frames.Add(new Frame("error", Parse("""{"error":"ValueError","message":"it did not work"}""")));
        }

        if (dice.Chance(70))
        {
            frames.Add(new Frame("end", Parse("null")));
        }

        return frames;
    }

    private static JsonTree Parse(string json) => JsonTree.From(JToken.Parse(json));
}
