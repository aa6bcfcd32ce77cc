namespace DeepAgents.LangSmith;

/// <summary>
/// The client of LangSmith Managed Deep Agents. Thread-safe; make one and keep it. Every member is virtual, so that tests can put
/// their own in its place.
/// </summary>
public class DeepAgentsClient : RootClient
{
    /// <summary>Creates a client from the environment; see <see cref="DeepAgentsOptions"/> for the variables.</summary>
    /// <exception cref="DeepAgentsConfigurationException">The environment holds no key, or what it holds is wrong.</exception>
    public DeepAgentsClient()
        : this(new DeepAgentsOptions())
    {
    }

    /// <summary>Creates a client from options, which are copied.</summary>
    /// <param name="options">The settings; what they lack is taken from the environment.</param>
    /// <exception cref="DeepAgentsConfigurationException">A setting is missing or wrong.</exception>
    public DeepAgentsClient(DeepAgentsOptions options)
        : this(Settings(options), handler: null)
    {
    }

    /// <summary>Creates a client that sends through a handler of the caller's: a proxy, a client certificate, a test.</summary>
    /// <param name="options">The settings; what they lack is taken from the environment.</param>
    /// <param name="handler">Where requests go. It should not follow redirects; it is not disposed with the client.</param>
    /// <exception cref="DeepAgentsConfigurationException">A setting is missing or wrong.</exception>
    public DeepAgentsClient(DeepAgentsOptions options, HttpMessageHandler handler)
        : this(Settings(options), handler ?? throw new ArgumentNullException(nameof(handler)))
    {
    }

    internal DeepAgentsClient(ClientSettings settings, Func<HttpMessageInvoker> connection)
        : base(settings, connection) => (Agents, Threads, Runs, McpServers, McpTools, AuthSessions) = Clients();

    private DeepAgentsClient(ClientSettings settings, HttpMessageHandler? handler)
        : base(settings, handler) => (Agents, Threads, Runs, McpServers, McpTools, AuthSessions) = Clients();

    /// <summary>Agents: what they are told, may use and may do.</summary>
    public virtual AgentsClient Agents { get; }

    /// <summary>Threads: the durable state of conversations.</summary>
    public virtual ThreadsClient Threads { get; }

    /// <summary>Runs: letting an agent work on a thread.</summary>
    public virtual RunsClient Runs { get; }

    /// <summary>MCP servers that agents may take tools from.</summary>
    public virtual McpServersClient McpServers { get; }

    /// <summary>The tools that MCP servers offer.</summary>
    public virtual McpToolsClient McpTools { get; }

    /// <summary>Authorization sessions, in which a person lets an agent use an OAuth MCP server.</summary>
    public virtual AuthSessionsClient AuthSessions { get; }

    private static ClientSettings Settings(DeepAgentsOptions options) =>
        ClientSettings.Create(options ?? throw new ArgumentNullException(nameof(options)), LangSmithService.Profile, Environment.GetEnvironmentVariable);

    private (AgentsClient, ThreadsClient, RunsClient, McpServersClient, McpToolsClient, AuthSessionsClient) Clients() =>
        (new(Api), new(Api), new(Api), new(Api), new(Api), new(Api));
}
