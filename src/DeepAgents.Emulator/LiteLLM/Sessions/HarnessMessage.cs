using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>
/// Messages as a harness gives them, <c>{"info","parts"}</c>. Members of a part are in the order that the platform's database leaves
/// them in, shortest name first: so <c>text</c> comes before <c>type</c>.
/// </summary>
internal static class HarnessMessage
{
    public static JsonObject Create(string id, string sessionId, string role, DateTimeOffset at, params JsonNode[] parts) => new()
    {
        ["info"] = new JsonObject
        {
            ["id"] = id,
            ["role"] = role,
            ["time"] = new JsonObject { ["created"] = at.ToUnixTimeMilliseconds() },
            ["sessionID"] = sessionId,
        },
        ["parts"] = new JsonArray(parts),
    };

    public static JsonObject TextPart(string id, string text, string messageId, string sessionId)
    {
        var part = new JsonObject { ["id"] = id, ["text"] = text };
        return Complete(part, "text", messageId, sessionId);
    }

    public static JsonObject Part(string id, string type, string messageId, string sessionId) =>
        Complete(new JsonObject { ["id"] = id }, type, messageId, sessionId);

    public static string TextOf(JsonObject message) => string.Join('\n', message["parts"]!.AsArray()
        .OfType<JsonObject>()
        .Select(part => part["text"])
        .Where(text => text?.GetValueKind() == JsonValueKind.String)
        .Select(text => text!.GetValue<string>()));

    private static JsonObject Complete(JsonObject part, string type, string messageId, string sessionId)
    {
        part["type"] = type;
        part["messageID"] = messageId;
        part["sessionID"] = sessionId;
        return part;
    }
}
