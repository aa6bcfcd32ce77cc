using DeepAgents.Emulator.Tests.Server;

namespace DeepAgents.Emulator.Tests.LiteLLM;

/// <summary>The platform side over plain HTTP, with sessions that are up at once.</summary>
public abstract class PlatformHttpFixture : PlainHttpFixture
{
    protected const string Managed = "/api/v1/managed_agents";

    protected override void Configure(DeepAgentsEmulatorOptions options)
    {
        options.Scenario.Sessions.Add(new SessionScript { WhenAgentNameContains = "fail", BringUp = BringUpKind.Failing });
        options.Scenario.Sessions.Add(new SessionScript { Duration = TimeSpan.Zero });
    }

    protected async Task<string> CreateAgentAsync(string body = """{"model":"m"}""") =>
        (string)(await JsonAsync(SendAsync("POST", Managed + "/agents", body)))!["id"]!;

    protected async Task<string> CreateInlineAgentAsync(string name = "inline") => await CreateAgentAsync(
        $$"""{"model":"m","name":"{{name}}","harness_id":"opencode-brain-inline","projects":[{"id":"p","name":"project"}]}""");

    protected async Task<string> CreateSessionAsync(string agentId) =>
        (string)(await JsonAsync(SendAsync("POST", $"{Managed}/agents/{agentId}/session")))!["id"]!;

    /// <summary>A session that is ready or, where it cannot be, at its end.</summary>
    protected async Task<string> CreateSettledSessionAsync(string agentBody = """{"model":"m"}""")
    {
        var id = await CreateSessionAsync(await CreateAgentAsync(agentBody));

        // The headers of this stream wait for the end of the bring-up.
        using var stream = await SendAsync("GET", $"{Managed}/sessions/{id}/stream");
        return id;
    }
}
