using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace DeepAgents.Emulator.Tests;

/// <summary>One emulator for the tests of a fixture, and the clients of both services that talk to it over a socket.</summary>
public abstract class EmulatorFixture
{
    protected const string Key = "a-key-that-nobody-may-see";

    /// <summary>The clock is fast, so the usual limit of a call would cut those of a busy machine.</summary>
    private static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(10);

    private DeepAgentsEmulator? _emulator;
    private DeepAgentsClient? _langSmith;
    private LiteLLMAgentPlatformClient? _liteLLM;

    /// <summary>Ends what a test that hangs is waiting for.</summary>
    protected static CancellationToken Token => TestContext.CurrentContext.CancellationToken is { CanBeCanceled: true } token
        ? token
        : throw new InvalidOperationException("The fixture lacks [CancelAfter], so its tests could hang for ever.");

    protected DeepAgentsEmulator Emulator => _emulator!;

    protected DeepAgentsClient LangSmith => _langSmith!;

    protected LiteLLMAgentPlatformClient LiteLLM => _liteLLM!;

    /// <summary>The clock of the clients.</summary>
    protected TimeProvider ClientTime { get; } = new FastTimeProvider();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var options = new DeepAgentsEmulatorOptions { TimeProvider = ClientTime };
        Configure(options);
        _emulator = await DeepAgentsEmulator.StartAsync(options);
        _langSmith = NewLangSmith(Key);
        _liteLLM = NewLiteLLM(Key);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _langSmith?.Dispose();
        _liteLLM?.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    /// <summary>Changes how the emulator of the fixture behaves.</summary>
    protected virtual void Configure(DeepAgentsEmulatorOptions options)
    {
    }

    protected DeepAgentsClient NewLangSmith(string key) => new RecordedLangSmith(new DeepAgentsOptions
    {
        ApiKey = key,
        Endpoint = Emulator.LangSmithEndpoint,
        TimeProvider = ClientTime,
        Timeouts = { Request = CallLimit },
    });

    protected LiteLLMAgentPlatformClient NewLiteLLM(string key) => new RecordedLiteLLM(new LiteLLMAgentPlatformOptions
    {
        ApiKey = key,
        Endpoint = Emulator.LiteLLMEndpoint,
        TimeProvider = ClientTime,
        Timeouts = { Request = CallLimit },
    });

    protected async Task<string> CreateAgentAsync(string name = "an agent") =>
        (await LangSmith.Agents.CreateAsync(new CreateAgentRequest { Name = name }, cancellationToken: Token)).Id!;

    protected async Task<string> CreateThreadAsync(string agentId) =>
        (await LangSmith.Threads.CreateAsync(new CreateThreadRequest { AgentId = agentId }, cancellationToken: Token)).Id!;

    protected async Task<string> CreatePlatformAgentAsync(string name = "an agent") => (await LiteLLM.Agents.CreateAsync(
        new CreatePlatformAgentRequest { Name = name, Model = "a-model" }, cancellationToken: Token)).Id!;

    /// <summary>A session whose sandbox takes messages.</summary>
    protected async Task<string> CreateReadySessionAsync()
    {
        var session = await LiteLLM.Sessions.CreateAsync(await CreatePlatformAgentAsync(), cancellationToken: Token);
        return (await LiteLLM.Sessions.WaitForReadyAsync(session.Id, cancellationToken: Token)).Id!;
    }
}
