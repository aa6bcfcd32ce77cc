using System.Text.Json.Nodes;

namespace DeepAgents.Emulator;

/// <summary>A tool call of an answer: what the model proposes, whether a person is asked, and what the tool returns.</summary>
public sealed class ToolCallScript
{
    /// <summary>The name of the tool.</summary>
    /// <value>The default is <c>search</c>.</value>
    public string Name { get; set; } = "search";

    /// <summary>The arguments that the model proposes; null for the input as <c>query</c>.</summary>
    /// <value>The default is null.</value>
    public JsonObject? Arguments { get; set; }

    /// <summary>What the tool returns.</summary>
    /// <value>The default is <c>Nothing was found.</c></value>
    public string Result { get; set; } = "Nothing was found.";

    /// <summary>What a person is told about the call; null for a text that names the tool and its arguments.</summary>
    /// <value>The default is null.</value>
    public string? Description { get; set; }

    /// <summary>What a person may decide before the tool runs; empty for a tool that runs without asking.</summary>
    /// <value>The default is empty.</value>
    public IList<HumanDecision> AllowedDecisions { get; } = [];

    /// <summary>
    /// The name of the subagent that makes the call; null for the agent itself. Each such call is a run of the subagent of its own: the
    /// agent calls the tool <c>task</c>, and the subagent calls this tool in a subgraph, with an interrupt of its own if it has to ask.
    /// </summary>
    /// <value>The default is null.</value>
    public string? Subagent { get; set; }

    internal bool NeedsDecision => AllowedDecisions.Count > 0;

    /// <summary>A copy of the arguments for an input.</summary>
    internal JsonObject ArgumentsFor(string input) => (JsonObject?)Arguments?.DeepClone() ?? new JsonObject { ["query"] = input };
}
