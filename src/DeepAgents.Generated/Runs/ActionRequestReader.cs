using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// Finds the action requests in the value of an interrupt. Three forms are known: a list in snake case (LangChain for Python), the same in
/// camel case (LangChain for JavaScript), and one interrupt for each tool call (<c>"type": "tool_approval"</c>).
/// </summary>
internal static class ActionRequestReader
{
    public static bool IsSingle(JToken? value) => value.Text("type") == "tool_approval";

    public static IReadOnlyList<ActionRequest> Read(RunInterrupt interrupt)
    {
        if (interrupt.Value is not JObject value)
        {
            return [];
        }

        if (IsSingle(value))
        {
            return [new ActionRequest(interrupt, value, Allowed(value), isCamelCase: value["toolCallId"] is not null)];
        }

        var isCamelCase = value["actionRequests"] is JArray;
        if (value[isCamelCase ? "actionRequests" : "action_requests"] is not JArray requests
            || requests.Any(request => request is not JObject))
        {
            return [];
        }

        var reviews = value[isCamelCase ? "reviewConfigs" : "review_configs"] as JArray ?? [];
        return
        [
            .. requests.Cast<JObject>()
                .Select(request => new ActionRequest(interrupt, request, AllowedFor(request, reviews), isCamelCase)),
        ];
    }

    private static IReadOnlyList<DecisionKind>? AllowedFor(JObject request, JArray reviews) =>
        reviews.FirstOrDefault(review => (review.Text("action_name") ?? review.Text("actionName")) == request.Text("name")) is { } own
            ? Allowed(own)
            : null;

    private static IReadOnlyList<DecisionKind>? Allowed(JToken review) =>
        (review["allowed_decisions"] ?? review["allowedDecisions"]) is JArray names
            ? [.. names.Select(KindOf).OfType<DecisionKind>()]
            : null;

    private static DecisionKind? KindOf(JToken name) => (name as JValue)?.Value switch
    {
        "approve" => DecisionKind.Approve,
        "edit" => DecisionKind.Edit,
        "reject" => DecisionKind.Reject,
        "respond" => DecisionKind.Respond,
        _ => null,
    };
}
