using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.Runs;

/// <summary>The values of interrupts that ask a person about tool calls.</summary>
internal static class ApprovalRequest
{
    /// <summary>One question about all calls, in the form of one of the two middlewares.</summary>
    public static JsonObject OfAll(ApprovalForm form, IEnumerable<ToolCall> calls)
    {
        var isCamel = form == ApprovalForm.CamelCase;
        return new JsonObject
        {
            [isCamel ? "actionRequests" : "action_requests"] = new JsonArray([.. calls.Select(Action)]),
            [isCamel ? "reviewConfigs" : "review_configs"] = new JsonArray([.. calls.Select(call => new JsonObject
            {
                [isCamel ? "actionName" : "action_name"] = call.Name,
                [isCamel ? "allowedDecisions" : "allowed_decisions"] = Allowed(call),
            })]),
        };
    }

    /// <summary>A question about one call.</summary>
    public static JsonObject Of(ToolCall call)
    {
        var value = new JsonObject { ["type"] = "tool_approval", ["tool_call_id"] = call.Id };
        foreach (var (name, member) in Action(call))
        {
            value[name] = member?.DeepClone();
        }

        return value;
    }

    /// <summary>The decisions about a call that are allowed, by their names on the wire.</summary>
    public static JsonArray Allowed(ToolCall call) =>
        new([.. call.Script.AllowedDecisions.Select(one => (JsonNode)ScenarioJson.NameOf(one))]);

    private static JsonObject Action(ToolCall call) => new()
    {
        ["name"] = call.Name,
        ["args"] = call.Arguments.DeepClone(),
        ["description"] = call.Script.Description
            ?? $"Tool execution requires approval\n\nTool: {call.Name}\nArgs: {JsonText.ToText(call.Arguments)}",
    };
}
