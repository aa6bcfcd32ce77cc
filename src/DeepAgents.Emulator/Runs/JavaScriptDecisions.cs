using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>Reads decisions as the middleware of LangChain for JavaScript does.</summary>
internal static class JavaScriptDecisions
{
    public const string ErrorName = "Error";

    public static JsonArray List(JsonNode? answer) => answer is JsonObject members && members["decisions"] is JsonArray decisions
        ? decisions
        : throw new RunFailure(ErrorName, "Invalid HITLResponse: decisions must be a non-empty array");

    public static string Type(JsonNode? decision) =>
        Text((decision ?? throw new RunFailure("TypeError", "Cannot read properties of null (reading 'type')")) is JsonObject members
            ? members["type"]
            : null) ?? "undefined";

    public static Decision Read(HumanDecision kind, JsonObject decision, ToolCall call) => kind switch
    {
        HumanDecision.Edit => Edit(decision["editedAction"] as JsonObject, call),
        HumanDecision.Reject => new Decision(kind) { Message = Text(decision["message"]) },
        _ => new Decision(kind),
    };

    private static Decision Edit(JsonObject? action, ToolCall call) => new(HumanDecision.Edit)
    {
        Name = Text(action?["name"])
            ?? throw new RunFailure(ErrorName, $"Invalid edited action for tool \"{call.Name}\": name must be a string"),
        Arguments = (action?["args"] as JsonObject)?.DeepClone() as JsonObject
            ?? throw new RunFailure(ErrorName, $"Invalid edited action for tool \"{call.Name}\": args must be an object"),
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
