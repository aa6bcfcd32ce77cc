using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.Runs;

/// <summary>Reads what a person decided, and fails as the runtime does if it is not what was asked for.</summary>
internal static class Decisions
{
    /// <summary>The decisions about all calls of one question, in their order.</summary>
    public static IReadOnlyList<Decision> Read(ApprovalForm form, JsonNode? answer, IReadOnlyList<ToolCall> calls)
    {
        var decisions = form == ApprovalForm.CamelCase ? JavaScriptDecisions.List(answer) : PythonDecisions.List(answer, calls.Count);
        return decisions.Count == calls.Count
            ? [.. calls.Select((call, index) => Read(form, decisions[index], call))]
            : throw WrongCount(form, decisions.Count, calls.Count);
    }

    /// <summary>The decision about one call.</summary>
    public static Decision Read(ApprovalForm form, JsonNode? decision, ToolCall call)
    {
        var type = form == ApprovalForm.CamelCase ? JavaScriptDecisions.Type(decision) : PythonDecisions.Type(decision);
        foreach (var kind in call.Script.AllowedDecisions.Where(kind => ScenarioJson.NameOf(kind) == type))
        {
            var members = (JsonObject)decision!;
            return form == ApprovalForm.CamelCase
                ? JavaScriptDecisions.Read(kind, members, call)
                : PythonDecisions.Read(kind, members);
        }

        throw new RunFailure(
            ErrorName(form),
            $"Unexpected human decision: {JsonText.ToText(decision)}. Decision type '{type}' is not allowed for tool '{call.Name}'. "
                + $"Expected one of {JsonText.ToText(ApprovalRequest.Allowed(call))} based on the tool's configuration.");
    }

    public static RunFailure WrongCount(ApprovalForm form, int decisions, int calls) => new(
        ErrorName(form), $"Number of human decisions ({decisions}) does not match number of hanging tool calls ({calls}).");

    private static string ErrorName(ApprovalForm form) => form == ApprovalForm.CamelCase ? JavaScriptDecisions.ErrorName : "ValueError";
}
