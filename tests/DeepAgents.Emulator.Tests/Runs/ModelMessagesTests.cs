using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>Messages of the model, in chunks and whole: tool calls, usage, why they ended.</summary>
[CancelAfter(30_000)]
public sealed class ModelMessagesTests : RunFixture
{
    [Test]
    public async Task The_chunks_of_a_call_together_are_the_call()
    {
        Use(Calls(
            new ToolCallScript { Name = "first", Arguments = new JsonObject { ["q"] = "Köln" } }, new ToolCallScript { Name = "second" }));
        var (thread, events) = await AskAsync();
        var id = (string?)(await ReadAsync(thread))["values"]!["messages"]![1]!["id"];
        var chunks = Chunks(events).Where(chunk => (string?)chunk["id"] == id).ToList();
        var pieces = chunks.SelectMany(chunk => chunk["tool_call_chunks"]!.AsArray()).ToLookup(piece => (int)piece!["index"]!);

        Assert.Multiple(() =>
        {
            Assert.That(pieces[0].Select(piece => (string?)piece!["name"]), Is.EqualTo(new[] { "first", null }));
            Assert.That(string.Concat(pieces[0].Select(piece => (string?)piece!["args"])), Is.EqualTo("""{"q":"Köln"}"""));
            Assert.That(string.Concat(pieces[1].Select(piece => (string?)piece!["args"])), Is.EqualTo("""{"query":"go"}"""));
            Assert.That((string?)chunks[^1]["response_metadata"]!["finish_reason"], Is.EqualTo("tool_calls"));
        });
    }

    [Test]
    public async Task Usage_is_on_the_last_chunk_and_on_the_whole_message()
    {
        Use(new AnswerScript { Text = "one two three", Usage = new UsageScript { InputTokens = 12, OutputTokens = 3 } });
        var (thread, events) = await AskAsync();
        var chunks = Chunks(events);
        const string Usage = """{"input_tokens":12,"output_tokens":3,"total_tokens":15}""";

        Assert.Multiple(async () =>
        {
            Assert.That(chunks[^1]["usage_metadata"]!.ToJsonString(), Is.EqualTo(Usage));
            Assert.That(chunks.SkipLast(1).Select(chunk => chunk["usage_metadata"]), Is.All.Null);
            Assert.That((string?)chunks[^1]["response_metadata"]!["finish_reason"], Is.EqualTo("stop"));
            Assert.That((await ReadAsync(thread))["values"]!["messages"]![1]!["usage_metadata"]!.ToJsonString(), Is.EqualTo(Usage));
        });
    }

    [Test]
    public async Task Without_figures_there_is_no_usage()
    {
        var (thread, events) = await AskAsync("hello");
        Assert.That(Chunks(events).Select(chunk => chunk["usage_metadata"]), Is.All.Null);
        Assert.That((await ReadAsync(thread))["values"]!["messages"]![1]!["usage_metadata"], Is.Null);
    }

    private static List<JsonNode> Chunks(IEnumerable<WireEvent> events) =>
        [.. events.Where(one => one.Name == "messages").Select(one => one.Data[0]!).Where(one => (string?)one["type"] == "AIMessageChunk")];
}
