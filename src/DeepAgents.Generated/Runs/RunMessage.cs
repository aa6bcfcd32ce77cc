using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>One message of a conversation, as the runtime keeps it.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunMessage>))]
public sealed class RunMessage : IWritesJson
{
    /// <summary>Creates a message from its JSON.</summary>
    /// <param name="json">The message, in the form of the runtime.</param>
    public RunMessage(JObject json)
    {
        Json = json ?? throw new ArgumentNullException(nameof(json));
        var (members, name) = Open(json);
        Id = members.Text("id");
        Role = RoleOf(name);
        Text = MessageContent.TextOf(members["content"]);
        ToolCalls = [.. (members["tool_calls"] as JArray ?? []).OfType<JObject>().Select(call => new RunToolCall(call))];
        ToolCallId = members.Text("tool_call_id");
        Status = members.Text("status");
    }

    /// <summary>The id of the message, or <see langword="null"/>.</summary>
    public string? Id { get; }

    /// <summary>Who wrote it: <c>user</c>, <c>assistant</c>, <c>tool</c>, <c>system</c>, or another name that the runtime uses.</summary>
    public string Role { get; }

    /// <summary>Whether the model wrote it.</summary>
    public bool IsAssistant => Role == "assistant";

    /// <summary>The text of the message; empty if it has none.</summary>
    public string Text { get; }

    /// <summary>The tool calls of a message of the assistant.</summary>
    public IReadOnlyList<RunToolCall> ToolCalls { get; }

    /// <summary>The id of the tool call that this message is the result of, or <see langword="null"/>.</summary>
    public string? ToolCallId { get; }

    /// <summary>How a tool call ended: <c>success</c> or <c>error</c>, or <see langword="null"/> for other messages.</summary>
    public string? Status { get; }

    /// <summary>The whole message.</summary>
    public JObject Json { get; }

    void IWritesJson.WriteTo(WireWriter writer) => JsonTokens.Write(Json, writer);

    /// <summary>The messages in the values of a thread.</summary>
    internal static IReadOnlyList<RunMessage> In(JToken? values) =>
        [.. ((values as JObject)?["messages"] as JArray ?? []).OfType<JObject>().Select(json => new RunMessage(json))];

    /// <summary>The ids of the messages in the values of a thread.</summary>
    internal static IEnumerable<string> Ids(JToken? values) => In(values).Select(message => message.Id).OfType<string>();

    /// <summary>
    /// The members of a message, and the name that says who wrote it. A message that JavaScript serialized as a constructor call has its
    /// members in the arguments, and its class as the last part of its id.
    /// </summary>
    internal static (JObject Members, string? Name) Open(JObject json) =>
        json.Text("type") == "constructor" && json["kwargs"] is JObject arguments
            ? (arguments, (string?)((json["id"] as JArray)?.LastOrDefault() as JValue))
            : (json, json.Text("type") ?? json.Text("role"));

    /// <summary>The role behind the names that runtimes use for it.</summary>
    internal static string RoleOf(string? name) => name switch
    {
        "human" or "HumanMessage" or "HumanMessageChunk" => "user",
        "ai" or "AIMessage" or "AIMessageChunk" => "assistant",
        "ToolMessage" or "ToolMessageChunk" => "tool",
        "SystemMessage" or "SystemMessageChunk" => "system",
        _ => name ?? "",
    };
}
