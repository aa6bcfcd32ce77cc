using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>How a turn ended: with the harness's reply, or with the reason why there is none.</summary>
internal sealed record TurnResult(JsonObject? Reply, string? Failure);
