using DeepAgents.Chaos.Plants;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace DeepAgents.Chaos.Jobs;

/// <summary>The clients of both services on one connection pool, in the settings of a user who wants it quick.</summary>
internal sealed class Services : IDisposable
{
    private readonly WireHandler _handler;

    public Services(Uri address, Planted planted)
    {
        _handler = new WireHandler(planted);
        LangSmith = new DeepAgentsClient(
            new DeepAgentsOptions { ApiKey = "chaos", Endpoint = address, Timeouts = Limits(), Retry = Repeats() }, _handler);
        Platform = new LiteLLMAgentPlatformClient(
            new LiteLLMAgentPlatformOptions { ApiKey = "chaos", Endpoint = address, Timeouts = Limits(), Retry = Repeats() }, _handler);
    }

    /// <summary>The header in which the emulator names the fault that an answer has met.</summary>
    public static string FaultHeader => "X-Emulator-Fault";

    /// <summary>A message has a long limit of its own; a stalled body would take all of it.</summary>
    public static TimeSpan RequestLimit { get; } = TimeSpan.FromSeconds(3);

    public DeepAgentsClient LangSmith { get; }

    public LiteLLMAgentPlatformClient Platform { get; }

    public static PollingOptions Polling() => new()
    {
        Timeout = TimeSpan.FromSeconds(10),
        InitialInterval = TimeSpan.FromMilliseconds(25),
        MinInterval = TimeSpan.FromMilliseconds(25),
        MaxInterval = TimeSpan.FromMilliseconds(250),
    };

    public void Dispose()
    {
        LangSmith.Dispose();
        Platform.Dispose();
        _handler.Dispose();
    }

    private static TimeoutOptions Limits() => new()
    {
        Request = RequestLimit,
        Total = TimeSpan.FromSeconds(15),
        StreamIdle = TimeSpan.FromSeconds(2),
    };

    private static RetryOptions Repeats() => new() { BaseDelay = TimeSpan.FromMilliseconds(50) };
}
