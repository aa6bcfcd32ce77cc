using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>A question to a person: its id has 32 hexadecimal digits, its value is any JSON.</summary>
internal sealed record Interrupt(string Id, JsonNode? Value)
{
    public JsonObject ToJson() => new() { ["id"] = Id, ["value"] = Value?.DeepClone() };
}
