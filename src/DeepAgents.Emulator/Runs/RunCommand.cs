using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>What a run does with the turn that is open on its thread.</summary>
internal sealed record RunCommand
{
    /// <summary>The answer of a person; null if there is none.</summary>
    public JsonNode? Resume { get; init; }

    /// <summary>Messages that are added to the thread before the turn goes on.</summary>
    public ImmutableList<JsonObject> Messages { get; init; } = [];

    /// <summary>Whether the command says nothing at all, which the runtime refuses.</summary>
    public bool IsEmpty { get; init; }
}
