namespace DeepAgents.LangSmith;

/// <summary>How to connect to an MCP server that a person has to consent to.</summary>
public sealed class McpConnectOptions
{
    /// <summary>
    /// Given the address that a person has to open, when one has to: show it, send it, or open it. Waiting begins when the returned task is
    /// done. Nothing of this package opens a browser by itself.
    /// </summary>
    /// <value><see langword="null"/> by default, which connecting refuses: nobody would learn of the address.</value>
    public Func<string, CancellationToken, Task>? OnVerification { get; set; }

    /// <summary>The OAuth scopes to ask for.</summary>
    /// <value>Empty by default: the server's own.</value>
    public IList<string> Scopes { get; set; } = [];

    /// <summary>Whether a token that is there is used again.</summary>
    /// <value><see cref="AuthSessionStrategy.Reuse"/> by default.</value>
    public AuthSessionStrategy Strategy { get; set; } = AuthSessionStrategy.Reuse;

    /// <summary>The id of the agent that the connection is for.</summary>
    /// <value><see langword="null"/> by default: for all agents of the caller.</value>
    public string? AgentId { get; set; }

    /// <summary>Whether the token becomes the caller's default for this provider.</summary>
    /// <value><see langword="null"/> by default: the service chooses.</value>
    public bool? IsDefault { get; set; }

    /// <summary>How to wait for the consent. The timeout is 5 minutes where it says nothing.</summary>
    /// <value><see langword="null"/> by default: the intervals of <see cref="PollingOptions"/>, and 5 minutes.</value>
    public PollingOptions? Polling { get; set; }

    /// <summary>Told of every answer while waiting, and of every fault that was tolerated.</summary>
    /// <value><see langword="null"/> by default: nobody is told.</value>
    public IProgress<PollSnapshot<AuthSession>>? Progress { get; set; }
}
