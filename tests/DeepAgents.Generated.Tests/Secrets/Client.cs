using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Golden;

namespace DeepAgents.Tests.Secrets;

/// <summary>The client of an operation's service, with a secret key, that tells all it does.</summary>
internal sealed class Client(Operation operation, RawServer server, Observation watch, Action<ClientOptions>? change = null)
{
    public RootClient Root { get; } = operation.Service == "LangSmith"
        ? new DeepAgentsClient(Set(new DeepAgentsOptions { LoggerFactory = watch.Log }, server, change))
        : new LiteLLMAgentPlatformClient(Set(new LiteLLMAgentPlatformOptions { LoggerFactory = watch.Log }, server, change));

    public static T Set<T>(T options, RawServer server, Action<ClientOptions>? change = null)
        where T : ClientOptions
    {
        options.ApiKey = Secret.Key;
        options.Endpoint = server.Address;
        options.Retry = new RetryOptions { MaxRetries = 1, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero };
        change?.Invoke(options);
        return options;
    }
}
