using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>An event of a stream, read without the client.</summary>
public sealed record WireEvent(string Name, JsonNode Data)
{
    /// <summary>The interrupts of the event; null if it has none, and empty for a pause with nothing to decide.</summary>
    public JsonArray? Interrupts => (Data as JsonObject)?["__interrupt__"] as JsonArray;

    public static IReadOnlyList<WireEvent> Parse(string stream) =>
    [
        .. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(frame => frame.Split('\n').Select(line => line.Split(": ", 2)).ToLookup(line => line[0], line => line[^1]))
            .Where(frame => frame["event"].Any())
            .Select(frame => new WireEvent(frame["event"].Single(), JsonNode.Parse(string.Join('\n', frame["data"]))!)),
    ];

    /// <summary>The event in short: what a node changed, who waits, how many messages there are, or the error.</summary>
    public string Summary => Data switch
    {
        _ when Interrupts is { } interrupts => $"{Name} waits x{interrupts.Count}",
        JsonObject update when Name.StartsWith("updates", StringComparison.Ordinal) =>
            $"{Name} {string.Join(", ", update.Select(one => one.Key))}",
        JsonObject values when Name.StartsWith("values", StringComparison.Ordinal) =>
            $"{Name} x{((JsonArray)values["messages"]!).Count}",
        JsonObject error when Name == "error" => $"error {error["error"]}: {error["message"]}",
        JsonArray message => $"{Name} {message[0]!["type"]}",
        _ => Name,
    };
}
