using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Runs;

/// <summary>Interrupts in the forms that runtimes send.</summary>
internal static class Interrupts
{
    public const string FirstId = "0123456789abcdef0123456789abcdef";
    public const string SecondId = "fedcba9876543210fedcba9876543210";

    /// <summary>A tool call of the form of LangChain for Python that allows everything.</summary>
    public static RunInterrupt Approval(string? id = FirstId, params string[] tools) => SnakeCase(id, [.. tools.Select(tool => (tool, new[] { "approve", "edit", "reject", "respond" }))]);

    public static RunInterrupt SnakeCase(string? id, params (string Tool, string[] Allowed)[] tools) => new(id, new JObject
    {
        ["action_requests"] = new JArray(tools.Select(tool => Request(tool.Tool))),
        ["review_configs"] = new JArray(tools.Select(tool => new JObject { ["action_name"] = tool.Tool, ["allowed_decisions"] = new JArray(tool.Allowed) })),
    });

    public static RunInterrupt CamelCase(string? id, params (string Tool, string[] Allowed)[] tools) => new(id, new JObject
    {
        ["actionRequests"] = new JArray(tools.Select(tool => Request(tool.Tool))),
        ["reviewConfigs"] = new JArray(tools.Select(tool => new JObject { ["actionName"] = tool.Tool, ["allowedDecisions"] = new JArray(tool.Allowed) })),
    });

    public static RunInterrupt PerCall(string? id, string tool) => new(id, new JObject
    {
        ["type"] = "tool_approval",
        ["tool_call_id"] = "call-1",
        ["name"] = tool,
        ["args"] = new JObject { ["path"] = $"{tool}.txt" },
        ["description"] = $"Run {tool}?",
    });

    public static RunInterrupt Question(string? id = FirstId) => new(id, new JObject { ["question"] = "ok?" });

    /// <summary>The interrupt as a thread or an event holds it.</summary>
    public static JObject ToJson(this RunInterrupt interrupt) => new() { ["id"] = interrupt.Id, ["value"] = interrupt.Value!.DeepClone() };

    private static JObject Request(string tool) => new()
    {
        ["name"] = tool,
        ["args"] = new JObject { ["path"] = $"{tool}.txt" },
        ["description"] = $"Run {tool}?",
    };
}
