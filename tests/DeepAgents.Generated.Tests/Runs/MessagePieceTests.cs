using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Runs;

/// <summary>The short way to the text of a piece gives what the long way over tokens gives.</summary>
public sealed class MessagePieceTests
{
    private static readonly string[] Texts =
    [
        "[{\"content\":\"a\",\"id\":\"m\",\"type\":\"ai\"},{}]",
        "[{\"content\":\"\\ud83d\\ude00 \\u00e9\\n\",\"type\":\"AIMessageChunk\",\"id\":null}]",
        "[{\"content\":[{\"type\":\"text\",\"text\":\"a\"},\"b\",{\"type\":\"image\",\"text\":\"no\"}],\"type\":\"ai\"},{}]",
        "[{\"content\":{\"type\":\"text\",\"text\":\"a\"},\"type\":\"ai\"},{}]",
        "[{\"lc\":1,\"type\":\"constructor\",\"id\":[\"x\",\"AIMessageChunk\"],\"kwargs\":{\"content\":\"a\",\"id\":\"m\"}},{}]",
        "[{\"content\":1,\"id\":2,\"type\":\"AIMessage\"},{}]",
        "[{\"content\":null,\"type\":null},{}]",
        "[{\"content\":\"a\",\"content\":\"b\",\"id\":\"1\",\"id\":\"2\"},{}]",
        "[{\"content\":{\"content\":\"no\"},\"deep\":[{\"content\":\"no\"}]},{\"content\":\"no\"}]",
        "[{\"content\":\"a\"},{}] garbage",
        "[{\"content\":\"a\"},{\"x\":1",
        "[{\"content\":\"a\"",
        "[{}]", "[]", "[1,2]", "[[{\"content\":\"a\"}]]", "{\"content\":\"a\"}", "\"a\"", "null", "", "no json",
    ];

    [TestCaseSource(nameof(Texts))]
    public void Each_shape_gives_what_its_tokens_give(string data) => AssertSame(data);

    [Test]
    public void Any_content_gives_what_its_tokens_give() => Prop.ForAll<string?, string?, string?>((content, id, type) =>
    {
        var chunk = new JObject { ["content"] = content, ["other"] = new JObject { ["content"] = id }, ["id"] = id, ["type"] = type };
        AssertSame(new JArray(chunk, new JObject { ["langgraph_step"] = 1 }).ToString(Formatting.None));
    }).QuickCheckThrowOnFailure();

#if !TESTED_NETSTANDARD2_0
    [TestCase("[{\"content\":\"a\",\"id\":\"m\",\"type\":\"ai\"},{}]")]
    [TestCase("[{\"content\":\"\\ud83d\\ude00 \\u00e9\\n\",\"type\":\"AIMessageChunk\",\"id\":null}]")]
    public void Usual_shapes_are_read_the_short_way(string data) => Assert.That(MessagePiece.TryRead(Encoding.UTF8.GetBytes(data)), Is.Not.Null);
#endif

    private static void AssertSame(string data)
    {
        var item = new RunMessageEvent("messages", data);
        var expected = MessagePiece.Of(item.Chunk);

        Assert.That((item.TextDelta, item.MessageId, item.IsAssistant), Is.EqualTo((expected.Text, expected.Id, expected.IsAssistant)), data);
        if (MessagePiece.TryRead(Encoding.UTF8.GetBytes(data)) is { } read)
        {
            Assert.That(read, Is.EqualTo(expected), data);
        }
    }
}
