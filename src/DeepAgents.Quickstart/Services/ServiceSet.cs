using DeepAgents.Emulator;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace Quickstart.Services;

/// <summary>Both services, each live if its settings are complete. One stand-in, started only if needed, serves for the others.</summary>
internal sealed class ServiceSet : IAsyncDisposable
{
    /// <summary>Slower than the stand-in's default, so that there is something to see.</summary>
    private static readonly TimeSpan BringUpDuration = TimeSpan.FromSeconds(4);

    private readonly DeepAgentsEmulator? _standIn;

    private ServiceSet(DeepAgentsEmulator? standIn, Service<DeepAgentsClient> langSmith, Service<LiteLLMAgentPlatformClient> liteLLM) =>
        (_standIn, LangSmith, LiteLLM) = (standIn, langSmith, liteLLM);

    public Service<DeepAgentsClient> LangSmith { get; }

    public Service<LiteLLMAgentPlatformClient> LiteLLM { get; }

    public static async Task<ServiceSet> StartAsync(CancellationToken cancellationToken)
    {
        var noLangSmith = LiveSettings.MissingForLangSmith();
        var noLiteLLM = LiveSettings.MissingForLiteLLM();
        var standIn = noLangSmith.Count + noLiteLLM.Count > 0
            ? await DeepAgentsEmulator.StartAsync(StandInOptions(), cancellationToken)
            : null;
        Service<DeepAgentsClient>? langSmith = null;
        try
        {
            langSmith = noLangSmith.Count > 0 ? StandInLangSmith(standIn!, noLangSmith) : LiveLangSmith();
            return new ServiceSet(standIn, langSmith, noLiteLLM.Count > 0 ? StandInLiteLLM(standIn!, noLiteLLM) : LiveLiteLLM());
        }
        catch
        {
            // A setting that is there but wrong is found by the client that is made with it.
            langSmith?.Dispose();
            await (standIn?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        LangSmith.Dispose();
        LiteLLM.Dispose();
        await (_standIn?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static DeepAgentsEmulatorOptions StandInOptions() => new()
    {
        Scenario =
        {
            Sessions = { new SessionScript { Duration = BringUpDuration } },
            ForbiddenKeys = { StandInKeys.Refused },
            MissingPermissions = { [StandInKeys.WithoutMcpServers] = StandInKeys.MissingPermission },
        },
    };

    /// <summary>The usual way to make a client: everything is in the environment.</summary>
    private static Service<DeepAgentsClient> LiveLangSmith() => new(
        new DeepAgentsClient(),
        IsLive: true,
        Live(LiveSettings.LangSmithEndpoint),
        key => new DeepAgentsClient(new DeepAgentsOptions { ApiKey = key, Endpoint = LiveSettings.LangSmithEndpoint }));

    private static Service<LiteLLMAgentPlatformClient> LiveLiteLLM() => new(
        new LiteLLMAgentPlatformClient(),
        IsLive: true,
        Live(LiveSettings.LiteLLMEndpoint),
        key => new LiteLLMAgentPlatformClient(new LiteLLMAgentPlatformOptions { ApiKey = key, Endpoint = LiveSettings.LiteLLMEndpoint }));

    private static Service<DeepAgentsClient> StandInLangSmith(DeepAgentsEmulator standIn, IReadOnlyList<string> missing)
    {
        return new(WithKey(StandInKeys.Valid), IsLive: false, StandIn(standIn.LangSmithEndpoint, missing), WithKey);

        DeepAgentsClient WithKey(string key) => new(new DeepAgentsOptions { ApiKey = key, Endpoint = standIn.LangSmithEndpoint });
    }

    private static Service<LiteLLMAgentPlatformClient> StandInLiteLLM(DeepAgentsEmulator standIn, IReadOnlyList<string> missing)
    {
        return new(WithKey(StandInKeys.Valid), IsLive: false, StandIn(standIn.LiteLLMEndpoint, missing), WithKey);

        LiteLLMAgentPlatformClient WithKey(string key) =>
            new(new LiteLLMAgentPlatformOptions { ApiKey = key, Endpoint = standIn.LiteLLMEndpoint });
    }

    private static string Live(Uri? endpoint) => $"live at {endpoint?.Authority ?? "its public address"}";

    private static string StandIn(Uri endpoint, IReadOnlyList<string> missing) =>
        $"a stand-in at {endpoint.Authority}\n  live with {string.Join("\n  and ", missing)}";
}
