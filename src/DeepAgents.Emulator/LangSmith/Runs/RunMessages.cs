using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>The messages of a run in the runtime's own form.</summary>
internal static class RunMessages
{
    public const string Ai = "ai";

    public static JsonObject Text(string type, string id, string content) => new()
    {
        ["content"] = content,
        ["additional_kwargs"] = new JsonObject(),
        ["response_metadata"] = new JsonObject(),
        ["type"] = type,
        ["name"] = null,
        ["id"] = id,
    };

    public static JsonObject ToolCall(string id, string callId, string tool, JsonObject arguments)
    {
        var message = Text(Ai, id, "");
        message["tool_calls"] = new JsonArray(new JsonObject
        {
            ["name"] = tool,
            ["args"] = arguments.DeepClone(),
            ["id"] = callId,
            ["type"] = "tool_call",
        });
        return message;
    }

    public static JsonObject ToolResult(string id, string callId, string tool, string result)
    {
        var message = Text("tool", id, result);
        message["name"] = tool;
        message["tool_call_id"] = callId;
        message["status"] = "success";
        return message;
    }
}
