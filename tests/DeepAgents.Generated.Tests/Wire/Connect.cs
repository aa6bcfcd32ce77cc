using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace DeepAgents.Tests.Wire;

/// <summary>Clients that talk to a raw server.</summary>
internal static class Connect
{
    public const string Key = "the-key";

    public static DeepAgentsClient LangSmith(RawServer server) =>
        new(new DeepAgentsOptions { ApiKey = Key, Endpoint = server.Address, Retry = { MaxRetries = 0 } });

    public static LiteLLMAgentPlatformClient LiteLLM(RawServer server) =>
        new(new LiteLLMAgentPlatformOptions { ApiKey = Key, Endpoint = server.Address, Retry = { MaxRetries = 0 } });

    public static OddClient Odd(RawServer server) => new(server.Address);
}
