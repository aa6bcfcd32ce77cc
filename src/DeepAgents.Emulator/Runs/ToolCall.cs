using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>A tool call of a message: as the model proposed it, or as a person changed it.</summary>
internal sealed record ToolCall(string Id, string Name, JsonObject Arguments, ToolCallScript Script)
{
    /// <summary>Whether a person changed the name or the arguments.</summary>
    public bool IsEdited { get; init; }

    /// <summary>The result that a person gave in the place of the tool: the call does not run.</summary>
    public JsonObject? Result { get; init; }

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["args"] = Arguments.DeepClone(),
        ["id"] = Id,
        ["type"] = "tool_call",
    };
}
