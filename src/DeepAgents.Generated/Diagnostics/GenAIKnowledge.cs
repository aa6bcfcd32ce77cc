namespace DeepAgents;

/// <summary>What the operations of one service are in the words of OpenTelemetry's conventions for generative AI.</summary>
internal sealed class GenAIKnowledge
{
    /// <summary>The name of the service as a provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The operations that have a name of their own there, such as <c>invoke_agent</c>.</summary>
    public required IReadOnlyDictionary<string, string> Operations { get; init; }

    /// <summary>The tags that parameters of a path are.</summary>
    public required IReadOnlyDictionary<string, string> PathTags { get; init; }
}
