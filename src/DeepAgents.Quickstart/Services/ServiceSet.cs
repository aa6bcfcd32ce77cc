using System.Text.Json.Nodes;
using DeepAgents.Emulator;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace Quickstart.Services;

/// <summary>
/// Both services. They are one stand-in inside this program unless the live ones are asked for; then each is live if its settings are
/// complete.
/// </summary>
internal sealed class ServiceSet : IAsyncDisposable
{
    /// <summary>Slower than the stand-in's default, so that there is something to see.</summary>
    private static readonly TimeSpan BringUpDuration = TimeSpan.FromSeconds(4);

    private readonly DeepAgentsEmulator? _standIn;

    private ServiceSet(DeepAgentsEmulator? standIn, Service<DeepAgentsClient> langSmith, Service<LiteLLMAgentPlatformClient> liteLLM) =>
        (_standIn, LangSmith, LiteLLM) = (standIn, langSmith, liteLLM);

    public Service<DeepAgentsClient> LangSmith { get; }

    public Service<LiteLLMAgentPlatformClient> LiteLLM { get; }

    public static async Task<ServiceSet> StartAsync(bool isLive, CancellationToken cancellationToken)
    {
        // Many people have a key in their environment for other reasons, and a try must not create anything in their workspace.
        var noLangSmith = isLive ? LiveSettings.MissingForLangSmith() : ["--live"];
        var noLiteLLM = isLive ? LiveSettings.MissingForLiteLLM() : ["--live"];
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
            Answers = { DeleteReport() },
            ForbiddenKeys = { StandInKeys.Refused },
            MissingPermissions = { [StandInKeys.WithoutMcpServers] = StandInKeys.MissingPermission },
        },
    };

    /// <summary>A tool call that waits for a person, as that of an agent whose tool has an interrupt_config.</summary>
    private static AnswerScript DeleteReport() => new()
    {
        WhenInputContains = "delete the old report",
        ToolCalls =
        {
            new ToolCallScript
            {
                Name = "delete_file",
                Arguments = new JsonObject { ["path"] = "old-report.txt" },
                Result = "The file is deleted.",
                AllowedDecisions = { HumanDecision.Approve, HumanDecision.Edit, HumanDecision.Reject },
            },
        },
    };

    /// <summary>The usual way to make a client: everything is in the environment.</summary>
    private static Service<DeepAgentsClient> LiveLangSmith() => new(
        new DeepAgentsClient(),
        StandIn: null,
        Live(LiveSettings.LangSmithEndpoint),
        key => new DeepAgentsClient(new DeepAgentsOptions { ApiKey = key, Endpoint = LiveSettings.LangSmithEndpoint }));

    private static Service<LiteLLMAgentPlatformClient> LiveLiteLLM() => new(
        new LiteLLMAgentPlatformClient(),
        StandIn: null,
        Live(LiveSettings.LiteLLMEndpoint),
        key => new LiteLLMAgentPlatformClient(new LiteLLMAgentPlatformOptions { ApiKey = key, Endpoint = LiveSettings.LiteLLMEndpoint }));

    private static Service<DeepAgentsClient> StandInLangSmith(DeepAgentsEmulator standIn, IReadOnlyList<string> missing)
    {
        return new(WithKey(StandInKeys.Valid), standIn, StandIn(standIn.LangSmithEndpoint, missing), WithKey);

        DeepAgentsClient WithKey(string key) => new(new DeepAgentsOptions { ApiKey = key, Endpoint = standIn.LangSmithEndpoint });
    }

    private static Service<LiteLLMAgentPlatformClient> StandInLiteLLM(DeepAgentsEmulator standIn, IReadOnlyList<string> missing)
    {
        return new(WithKey(StandInKeys.Valid), standIn, StandIn(standIn.LiteLLMEndpoint, missing), WithKey);

        LiteLLMAgentPlatformClient WithKey(string key) =>
            new(new LiteLLMAgentPlatformOptions { ApiKey = key, Endpoint = standIn.LiteLLMEndpoint });
    }

    private static string Live(Uri? endpoint) => $"live at {endpoint?.Authority ?? "its public address"}";

    private static string StandIn(Uri endpoint, IReadOnlyList<string> missing) =>
        $"a stand-in at {endpoint.Authority}\n  live with {string.Join("\n  and ", missing)}";
}
