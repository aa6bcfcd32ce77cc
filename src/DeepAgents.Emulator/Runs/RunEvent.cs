using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>One event of a run as its stream names it.</summary>
internal sealed record RunEvent(string Name, JsonNode Data);
