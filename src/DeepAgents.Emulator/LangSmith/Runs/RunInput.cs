using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>What a run starts with: its messages in the runtime's own form, and what the client wants to see of it.</summary>
internal sealed record RunInput(
    ImmutableList<JsonObject> Messages, ImmutableHashSet<string> Modes, bool WithSubgraphs, JsonObject Metadata)
{
    public const string Values = "values";
    public const string Updates = "updates";
    public const string MessagesTuple = "messages-tuple";

    /// <summary>The text of the last message, or an empty one: a run may have no input at all.</summary>
    public string LastText => Messages.Count == 0 ? "" : TextOf(Messages[^1]["content"]);

    /// <summary>A conversation that goes on, and that nobody listens to.</summary>
    public static RunInput Of(ImmutableList<JsonObject> messages) => new(messages, [], WithSubgraphs: false, []);

    public static RunInput Read(RequestObject body, IdSource ids)
    {
        body.Text("user_timezone");

        // The contract's earlier generation had the messages beside the input.
        var messages = (body.Object("input") ?? body).Objects("messages") ?? [];
        return new RunInput(
            [.. messages.Select(message => Message(message, ids))],
            body.Has("stream_mode") ? ReadModes(body) : [Values],
            body.Flag("stream_subgraphs") ?? false,
            body.Object("metadata")?.Copy() ?? []);
    }

    private static ImmutableHashSet<string> ReadModes(RequestObject body)
    {
        IReadOnlyList<string> modes = body.Members["stream_mode"] is JsonValue ? [body.Text("stream_mode")!] : body.Texts("stream_mode")!;
        return modes.FirstOrDefault(mode => mode is not (Values or Updates or MessagesTuple)) is { } unknown
            ? throw LangSmithError.InvalidBody($"'{unknown}' is no stream mode; there are {Values}, {Updates} and {MessagesTuple}.")
            : [.. modes];
    }

    private static JsonObject Message(RequestObject message, IdSource ids)
    {
        var role = message.Text("role") ?? message.Text("type") ?? throw LangSmithError.MissingField("role");
        var content = message.Members["content"] ?? throw LangSmithError.MissingField("content");
        return new JsonObject
        {
            ["content"] = content.DeepClone(),
            ["additional_kwargs"] = new JsonObject(),
            ["response_metadata"] = new JsonObject(),
            ["type"] = role switch
            {
                "user" => "human",
                "assistant" => "ai",
                _ => role,
            },
            ["name"] = null,
            ["id"] = message.Text("id") ?? ids.Uuid(),
        };
    }

    private static string TextOf(JsonNode? content) => content switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonArray blocks => string.Concat(blocks.OfType<JsonObject>().Select(block => TextOf(block["text"]))),
        _ => "",
    };
}
