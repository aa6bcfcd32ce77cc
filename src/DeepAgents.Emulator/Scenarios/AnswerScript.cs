using System.Text.Json.Nodes;

namespace DeepAgents.Emulator;

/// <summary>What runs of the LangSmith side and messages of the LiteLLM side are answered with.</summary>
public sealed class AnswerScript
{
    /// <summary>A text that the last message of the input must hold, whatever its case; null fits every input.</summary>
    /// <value>The default is null.</value>
    public string? WhenInputContains { get; set; }

    /// <summary>How many inputs get this answer before the next that fits takes over; null for all.</summary>
    /// <value>The default is null.</value>
    public int? Times { get; set; }

    /// <summary>What the agent does.</summary>
    /// <value>The default is <see cref="AnswerKind.Text"/>.</value>
    public AnswerKind Kind { get; set; }

    /// <summary>The answer, the message of an error, or the question of an interrupt; null for a text made of the input.</summary>
    /// <value>The default is null.</value>
    public string? Text { get; set; }

    /// <summary>The name of the tool that a tool call is for.</summary>
    /// <value>The default is <c>search</c>.</value>
    public string Tool { get; set; } = "search";

    /// <summary>The arguments of a tool call; null for the input as <c>query</c>.</summary>
    /// <value>The default is null.</value>
    public JsonObject? Arguments { get; set; }

    /// <summary>What the tool returns.</summary>
    /// <value>The default is <c>Nothing was found.</c></value>
    public string ToolResult { get; set; } = "Nothing was found.";

    /// <summary>The name of an error.</summary>
    /// <value>The default is <c>RuntimeError</c>.</value>
    public string ErrorType { get; set; } = "RuntimeError";

    /// <summary>How long the agent takes; null for about a second for a run and 300 milliseconds for a message.</summary>
    /// <value>The default is null.</value>
    public TimeSpan? Duration { get; set; }
}
