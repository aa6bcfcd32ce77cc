using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Wire;

namespace DeepAgents.Tests.Serialization;

/// <summary>Half of a surrogate pair, sent as an escape, stays what it is wherever text is read, and is sent as an escape again.</summary>
[CancelAfter(30_000)]
public sealed class HalfPairsTests
{
    private const string High = "\\ud83d";
    private const string Low = "\\uDE00";

    [Test]
    public async Task Pieces_of_messages_keep_their_halves(
        [Values("\"{0}\"", "[{\"type\":\"text\",\"text\":\"{0}\"}]", "[\"{0}\"]", "[{\"type\":\"text\",\"index\":0,\"text\":\"{0}\"}]")] string content)
    {
        string Piece(string text) => "event: messages\ndata: [{\"type\":\"AIMessageChunk\",\"id\":\"m\",\"content\":" + content.Replace("{0}", text, StringComparison.Ordinal) + "},{}]\n\n";
        var (events, end) = await DeepAgents.Tests.Streaming.StreamScript.ReadAsync(Piece("a" + High) + Piece(Low + "b"));
        Assert.That(end, Is.Null);
        Assert.That(events.Cast<RunMessageEvent>().Select(e => e.TextDelta), Is.EqualTo(new[] { "a\ud83d", "\ude00b" }));
    }

    [Test]
    public async Task Deltas_of_a_harness_keep_their_halves(CancellationToken token)
    {
        const string Frame = "data: {\"type\":\"harness\",\"event\":{\"type\":\"message.part.delta\",\"properties\":{\"delta\":\"";
        using var server = RawServer.Answering(
            $"{Frame}a{High}\"}}}}}}\n\n{Frame}{Low}b\"}}}}}}\n\ndata: {{\"type\":\"done\"}}\n\n", contentType: "text/event-stream");
        using var client = Connect.LiteLLM(server);
        var texts = new List<string>();
        await foreach (var item in client.Sessions.StreamMessageAsync("s", new SendMessageRequest { Text = "hi" }, cancellationToken: token))
        {
            texts.AddRange(WireJson.ParseOrNull(item.Data)!.SelectTokens("$..delta").Select(delta => (string)delta!));
        }

        Assert.That(string.Concat(texts), Is.EqualTo("a\ud83d\ude00b"));
    }

    [Test]
    public async Task A_model_keeps_and_sends_its_halves(CancellationToken token)
    {
        using var server = RawServer.Answering($"{{\"id\":\"a\",\"name\":\"a{High}\",\"new\":[\"{Low}\"]}}");
        using var client = Connect.LangSmith(server);
        var agent = await client.Agents.GetAsync("a", cancellationToken: token);
        Assert.That((agent.Name, (string?)agent.AdditionalProperties["new"][0]), Is.EqualTo(("a\ud83d", "\ude00")));
        await client.Agents.CreateAsync(new CreateAgentRequest { Name = agent.Name!, Description = "é" }, cancellationToken: token);
        Assert.That(server.Requests[1].Body, Does.Contain($"\"a{High}\"").And.Contain("é"));
    }
}
