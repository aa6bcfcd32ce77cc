using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>Reads decisions as the Python middleware does: what has the wrong shape fails where the language notices it.</summary>
internal static class PythonDecisions
{
    /// <param name="answer">What a person answered.</param>
    /// <param name="expected">How many decisions there have to be.</param>
    public static JsonArray List(JsonNode? answer, int expected) => Member(answer, "decisions") switch
    {
        JsonArray list => list,
        JsonObject map when map.Count != expected => throw Decisions.WrongCount(ApprovalForm.SnakeCase, map.Count, expected),
        JsonObject => throw new RunFailure("KeyError", "0"),
        JsonValue text when text.TryGetValue<string>(out var value) && value.Length != expected =>
            throw Decisions.WrongCount(ApprovalForm.SnakeCase, value.Length, expected),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => throw NoIndices("string"),
        var other => throw new RunFailure("TypeError", $"object of type '{TypeName(other)}' has no len()"),
    };

    public static string? Type(JsonNode? decision) =>
        Member(decision, "type") is JsonValue type && type.TryGetValue<string>(out var text) ? text : null;

    public static Decision Read(HumanDecision kind, JsonObject decision) => kind switch
    {
        HumanDecision.Edit => Edit(Member(decision, "edited_action")),
        HumanDecision.Reject => new Decision(kind) { Message = Text(decision["message"]) },
        HumanDecision.Respond => new Decision(kind) { Message = Text(Member(decision, "message")) ?? string.Empty },
        _ => new Decision(kind),
    };

    private static Decision Edit(JsonNode? action) => new(HumanDecision.Edit)
    {
        Name = Text(Member(action, "name")) ?? throw new RunFailure("TypeError", "The name of an edited action must be a string."),
        Arguments = (Member(action, "args") as JsonObject)?.DeepClone() as JsonObject
            ?? throw new RunFailure("TypeError", "The arguments of an edited action must be an object."),
    };

    private static JsonNode? Member(JsonNode? node, string name) => node switch
    {
        JsonObject members => members.TryGetPropertyValue(name, out var value) ? value : throw new RunFailure("KeyError", $"'{name}'"),
        JsonArray => throw NoIndices("list"),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => throw NoIndices("string"),
        _ => throw new RunFailure("TypeError", $"'{TypeName(node)}' object is not subscriptable"),
    };

    private static RunFailure NoIndices(string type) => new("TypeError", type == "list"
        ? "list indices must be integers or slices, not str"
        : "string indices must be integers, not 'str'");

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string TypeName(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "NoneType",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Number => node is JsonValue number && number.TryGetValue<long>(out _) ? "int" : "float",
        _ => "str",
    };
}
