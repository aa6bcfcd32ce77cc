using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.Runs;

/// <summary>The messages of a run in the runtime's own form.</summary>
internal static class RunMessages
{
    public const string Success = "success";
    public const string Error = "error";

    private const string WholeType = "ai";
    private const string ChunkType = "AIMessageChunk";

    /// <summary>A message that no model wrote.</summary>
    public static JsonObject Text(string type, string id, JsonNode content, string? name = null) => new()
    {
        ["content"] = content,
        ["additional_kwargs"] = new JsonObject(),
        ["response_metadata"] = new JsonObject(),
        ["type"] = type,
        ["name"] = name,
        ["id"] = id,
    };

    /// <summary>A whole message of the model.</summary>
    public static JsonObject Ai(string id, string content, IReadOnlyList<ToolCall> calls, UsageScript? usage)
    {
        var message = Text(WholeType, id, content);
        message["response_metadata"] = new JsonObject { ["finish_reason"] = FinishReason(calls) };
        message["tool_calls"] = new JsonArray([.. calls.Select(call => call.ToJson())]);
        message["invalid_tool_calls"] = new JsonArray();
        message["usage_metadata"] = usage?.ToJson();
        return message;
    }

    /// <summary>A message of the model with other calls.</summary>
    public static JsonObject WithCalls(JsonObject message, IEnumerable<ToolCall> calls)
    {
        var changed = (JsonObject)message.DeepClone();
        changed["tool_calls"] = new JsonArray([.. calls.Select(call => call.ToJson())]);
        return changed;
    }

    public static JsonObject TextChunk(string id, string piece) => Chunk(id, piece, [], [], []);

    /// <summary>
    /// The two pieces of a tool call. As in the runtime, the second one is half an object and so counts among the invalid calls of its
    /// own chunk; only both together are the call.
    /// </summary>
    public static IEnumerable<JsonObject> CallChunks(string id, int index, ToolCall call)
    {
        var arguments = JsonText.ToText(call.Arguments);
        var half = arguments.Length / 2;
        yield return Chunk(
            id,
            "",
            [new JsonObject { ["name"] = call.Name, ["args"] = new JsonObject(), ["id"] = call.Id, ["type"] = "tool_call" }],
            [],
            [CallChunk(call.Name, arguments[..half], call.Id, index)]);
        yield return Chunk(
            id,
            "",
            [],
            [InvalidCall(arguments[half..])],
            [CallChunk(null, arguments[half..], null, index)]);
    }

    /// <summary>The last chunk of a message, which has no text.</summary>
    public static JsonObject LastChunk(string id, IReadOnlyList<ToolCall> calls, UsageScript? usage)
    {
        var chunk = Chunk(id, "", [], [], []);
        chunk["response_metadata"] = new JsonObject { ["finish_reason"] = FinishReason(calls) };
        chunk["usage_metadata"] = usage?.ToJson();
        return chunk;
    }

    public static JsonObject ToolResult(string id, string callId, string tool, string result, string status = Success)
    {
        var message = Text("tool", id, result, tool);
        message["tool_call_id"] = callId;
        message["status"] = status;
        return message;
    }

    private static string FinishReason(IReadOnlyList<ToolCall> calls) => calls.Count > 0 ? "tool_calls" : "stop";

    private static JsonObject InvalidCall(string arguments) => new()
    {
        ["name"] = null,
        ["args"] = arguments,
        ["id"] = null,
        ["error"] = null,
        ["type"] = "invalid_tool_call",
    };

    private static JsonObject CallChunk(string? name, string arguments, string? id, int index) => new()
    {
        ["name"] = name,
        ["args"] = arguments,
        ["id"] = id,
        ["index"] = index,
        ["type"] = "tool_call_chunk",
    };

    private static JsonObject Chunk(string id, string content, JsonArray calls, JsonArray invalidCalls, JsonArray callChunks)
    {
        var chunk = Text(ChunkType, id, content);
        chunk["tool_calls"] = calls;
        chunk["invalid_tool_calls"] = invalidCalls;
        chunk["usage_metadata"] = null;
        chunk["tool_call_chunks"] = callChunks;
        return chunk;
    }
}
