using DeepAgents.Emulator.LangSmith;
using DeepAgents.Emulator.LangSmith.AuthSessions;

namespace DeepAgents.Emulator.Page;

/// <summary>An authorization session as a client would ask for it, for somebody who has no client yet.</summary>
internal sealed class ExampleSession(LangSmithStores stores)
{
    private const string ServerUrl = "https://calendar.example.com/mcp";

    /// <summary>However short the scenario's delay is: whoever asks for a session on the page wants to decide it.</summary>
    private static readonly AuthorizationScript ByPerson = new() { Delay = null };

    private readonly Lock _lock = new();

    public AuthSession Start()
    {
        var request = new AuthSessionRequest(RegisterProvider(), null, ["calendar.read", "calendar.write"], "The button on the overview");
        return stores.AuthSessions.Create(request, ByPerson);
    }

    /// <summary>The second session has the server of the first one, as there may be no two with the same URL.</summary>
    private string RegisterProvider()
    {
        lock (_lock)
        {
            var servers = stores.McpServers;
            var server = servers.FindByUrl(ServerUrl) ?? servers.Create("Example calendar", ServerUrl, "oauth", server => server);
            return servers.RegisterProvider(server.Id) ?? throw LangSmithError.McpServerNotFound();
        }
    }
}
