using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>One message of a conversation, as the runtime keeps it.</summary>
public sealed class RunMessage
{
    /// <summary>Creates a message from its JSON.</summary>
    /// <param name="json">The message, in the form of the runtime.</param>
    public RunMessage(JObject json)
    {
        Json = json ?? throw new ArgumentNullException(nameof(json));
        Id = json.Text("id");
        Role = RoleOf(json.Text("type") ?? json.Text("role"));
        Text = MessageContent.TextOf(json["content"]);
        ToolCalls = [.. (json["tool_calls"] as JArray ?? []).OfType<JObject>().Select(call => new RunToolCall(call))];
        ToolCallId = json.Text("tool_call_id");
        Status = json.Text("status");
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

    /// <summary>The messages in the values of a thread.</summary>
    internal static IReadOnlyList<RunMessage> In(JToken? values) =>
        [.. ((values as JObject)?["messages"] as JArray ?? []).OfType<JObject>().Select(json => new RunMessage(json))];

    /// <summary>The ids of the messages in the values of a thread.</summary>
    internal static IEnumerable<string> Ids(JToken? values) => In(values).Select(message => message.Id).OfType<string>();

    /// <summary>The role behind the names that runtimes use for it.</summary>
    internal static string RoleOf(string? name) => name switch
    {
        "human" or "HumanMessage" => "user",
        "ai" or "AIMessage" or "AIMessageChunk" => "assistant",
        "ToolMessage" => "tool",
        "SystemMessage" => "system",
        _ => name ?? "",
    };
}
