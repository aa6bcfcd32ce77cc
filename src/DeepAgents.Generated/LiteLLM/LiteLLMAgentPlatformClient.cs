namespace DeepAgents.LiteLLM;

/// <summary>
/// The client of a LiteLLM Agent Platform. Thread-safe; make one and keep it. Every member is virtual, so that tests can put their
/// own in its place.
/// </summary>
public class LiteLLMAgentPlatformClient : RootClient
{
    /// <summary>Creates a client from the environment; see <see cref="LiteLLMAgentPlatformOptions"/> for the variables.</summary>
    /// <exception cref="DeepAgentsConfigurationException">The environment holds no key or no endpoint, or what it holds is wrong.</exception>
    public LiteLLMAgentPlatformClient()
        : this(new LiteLLMAgentPlatformOptions())
    {
    }

    /// <summary>Creates a client from options, which are copied.</summary>
    /// <param name="options">The settings; what they lack is taken from the environment.</param>
    /// <exception cref="DeepAgentsConfigurationException">A setting is missing or wrong.</exception>
    public LiteLLMAgentPlatformClient(LiteLLMAgentPlatformOptions options)
        : this(Settings(options), handler: null)
    {
    }

    /// <summary>Creates a client that sends through a handler of the caller's: a proxy, a client certificate, a test.</summary>
    /// <param name="options">The settings; what they lack is taken from the environment.</param>
    /// <param name="handler">Where requests go. It should not follow redirects; it is not disposed with the client.</param>
    /// <exception cref="DeepAgentsConfigurationException">A setting is missing or wrong.</exception>
    public LiteLLMAgentPlatformClient(LiteLLMAgentPlatformOptions options, HttpMessageHandler handler)
        : this(Settings(options), handler ?? throw new ArgumentNullException(nameof(handler)))
    {
    }

    internal LiteLLMAgentPlatformClient(ClientSettings settings, Func<HttpMessageInvoker> connection)
        : base(settings, connection) => (Agents, Sessions, Skills, Memory) = Clients();

    private LiteLLMAgentPlatformClient(ClientSettings settings, HttpMessageHandler? handler)
        : base(settings, handler) => (Agents, Sessions, Skills, Memory) = Clients();

    /// <summary>Agents: their model, prompt and sandbox settings.</summary>
    public virtual PlatformAgentsClient Agents { get; }

    /// <summary>Sessions: sandboxes in which an agent works, and the messages to it.</summary>
    public virtual PlatformSessionsClient Sessions { get; }

    /// <summary>Skills: instructions that agents can be given.</summary>
    public virtual SkillsClient Skills { get; }

    /// <summary>Memory: what an agent has learned and is told again.</summary>
    public virtual MemoryClient Memory { get; }

    private static ClientSettings Settings(LiteLLMAgentPlatformOptions options) =>
        ClientSettings.Create(options ?? throw new ArgumentNullException(nameof(options)), LiteLLMService.Profile, Environment.GetEnvironmentVariable);

    private (PlatformAgentsClient, PlatformSessionsClient, SkillsClient, MemoryClient) Clients() => (new(Api), new(Api), new(Api), new(Api));
}
