using System.Net;
using DeepAgents.LangSmith;
using DeepAgents.Tests.Streaming;
using Newtonsoft.Json.Linq;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LangSmith;

/// <summary>A thread whose states and whose streams a test gives. The last state stays.</summary>
internal sealed class RunServer
{
    private int _reads;

    /// <summary>What was asked for, in order, without the base path.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The bodies of the runs that were started.</summary>
    public List<JObject> Runs { get; } = [];

    public ManualTimeProvider Time { get; } = new() { AutoAdvance = true };

    public required string[] States { get; init; }

    /// <summary>The text of the stream of each run.</summary>
    public string Stream { get; init; } = "event: metadata\ndata: {\"run_id\":\"r1\"}\n\n";

    /// <summary>How the stream ends; null for a clean end.</summary>
    public Exception? End { get; init; }

    public static string State(string status, int second, string more = "") =>
        $$"""{"id":"t","status":"{{status}}","updated_at":"2026-01-01T00:00:0{{second}}Z"{{more}}}""";

    /// <summary>A state with messages: <c>human:text</c>, <c>ai:text</c>; the ids count from 1.</summary>
    public static string Conversation(string status, int second, params string[] messages) => State(
        status,
        second,
        ",\"values\":" + new JObject
        {
            ["messages"] = new JArray(messages.Select((message, index) => new JObject
            {
                ["id"] = $"m{index + 1}",
                ["type"] = message.Split(':')[0],
                ["content"] = message.Split(':')[1],
            })),
        });

    public static string Waiting(int second, params RunInterrupt[] interrupts) => State(
        "interrupted", second, ",\"interrupts\":" + new JObject { ["task"] = new JArray(interrupts.Select(DeepAgents.Tests.Runs.Interrupts.ToJson)) });

    public static string Event(string name, JToken data) => $"event: {name}\ndata: {data.ToString(Newtonsoft.Json.Formatting.None)}\n\n";

    public static string Piece(string id, string text) =>
        Event("messages", new JArray(new JObject { ["type"] = "AIMessageChunk", ["id"] = id, ["content"] = text }, new JObject()));

    public DeepAgentsClient Client() => new(
        new DeepAgentsOptions { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = Time }, new StubHandler(AnswerAsync));

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, int number, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Replace("/v1/deepagents/", "", StringComparison.Ordinal);
        Asked.Add($"{request.Method} {path}");
        if (request.Method == HttpMethod.Get)
        {
            return Json(States[Math.Min(_reads++, States.Length - 1)]);
        }

        if (!path.EndsWith("stream", StringComparison.Ordinal))
        {
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }

        Runs.Add(JObject.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)));
        return StreamScript.Answer(Stream, end: End);
    }
}
