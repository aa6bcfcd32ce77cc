using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>What a run starts with, and what the client wants to see of it.</summary>
internal sealed record RunInput
{
    public const string Values = "values";
    public const string Updates = "updates";
    public const string MessagesTuple = "messages-tuple";

    /// <summary>New messages in the runtime's own form; null for a run without input, which goes on with what is open.</summary>
    public ImmutableList<JsonObject>? Messages { get; init; }

    /// <summary>What the run is told to do with what is open; the input is ignored then.</summary>
    public RunCommand? Command { get; init; }

    public ImmutableHashSet<string> Modes { get; init; } = [Values];

    public bool WithSubgraphs { get; init; }

    public JsonObject Metadata { get; init; } = [];

    /// <summary>The text of the last message, or an empty one.</summary>
    public string LastText => Messages is { Count: > 0 } ? TextOf(Messages[^1]["content"]) : "";

    private static string TextOf(JsonNode? content) => content switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonArray blocks => string.Concat(blocks.OfType<JsonObject>().Select(block => TextOf(block["text"]))),
        _ => "",
    };
}
