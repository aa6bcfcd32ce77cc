namespace DeepAgents;

/// <summary>What the transport has to know of one service. The services themselves fill it in.</summary>
internal sealed class ServiceProfile
{
    /// <summary>The name in messages, and the start of the name of the HTTP client in a container.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the options class, for messages that say what to set.</summary>
    public required string OptionsName { get; init; }

    /// <summary>Where the service is by itself, or <see langword="null"/> where every installation has its own address.</summary>
    public Uri? DefaultEndpoint { get; init; }

    /// <summary>The path that every operation's path hangs on, such as <c>/v1/deepagents</c>; empty for the root.</summary>
    public required string BasePath { get; init; }

    /// <summary>Longer paths that people paste; they, and what they begin with, are cut back to <see cref="BasePath"/>.</summary>
    public IReadOnlyList<string> KnownPaths { get; init; } = [];

    public required IReadOnlyList<string> KeyVariables { get; init; }

    public required IReadOnlyList<string> EndpointVariables { get; init; }

    /// <summary>The header that carries the key.</summary>
    public required string KeyHeader { get; init; }

    /// <summary>What stands before the key in that header, such as <c>Bearer </c>.</summary>
    public string KeyPrefix { get; init; } = string.Empty;

    public required ErrorKnowledge Errors { get; init; }

    /// <summary>What its operations are to who traces generative AI; <see langword="null"/> where they are nothing special.</summary>
    public GenAIKnowledge? GenAI { get; init; }
}
