using System.Text.Json.Nodes;

namespace DeepAgents.Emulator;

/// <summary>The tokens that a message of the model reports as its <c>usage_metadata</c>.</summary>
public sealed class UsageScript
{
    /// <summary>The tokens that the model read.</summary>
    /// <value>The default is 0.</value>
    public int InputTokens { get; set; }

    /// <summary>The tokens that the model wrote.</summary>
    /// <value>The default is 0.</value>
    public int OutputTokens { get; set; }

    internal JsonObject ToJson() => new()
    {
        ["input_tokens"] = InputTokens,
        ["output_tokens"] = OutputTokens,
        ["total_tokens"] = (long)InputTokens + OutputTokens,
    };
}
