using DeepAgents;
using DeepAgents.LangSmith;
using Quickstart.Output;
using Quickstart.Services;
using Quickstart.Steps;

namespace Quickstart.Tours;

/// <summary>An OAuth MCP server, and the consent of a person to its use. The stand-in consents by itself after three seconds.</summary>
internal sealed class AuthorizationTour(TourContext context, Service<DeepAgentsClient> service)
{
    /// <summary>The stand-in never calls the server, so any address does.</summary>
    private const string StandInServer = "https://mcp.example.com/mcp";

    private readonly DeepAgentsClient _client = service.Client;
    private readonly StepLog _steps = context.Steps;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (service.IsLive && context.Options.McpUrl is null)
        {
            _steps.Skip("Register an MCP server", "the live service needs a real one: pass --mcp-url URL");
            return;
        }

        var serverId = await RegisterServerAsync(context.Options.McpUrl ?? StandInServer);
        var providerId = await RegisterProviderAsync(serverId);
        var session = await StartSessionAsync(providerId, cancellationToken);
        if (session.Status != AuthSessionStatus.Completed)
        {
            await WaitForConsentAsync(session, cancellationToken);
        }
    }

    private async Task<string> RegisterServerAsync(string url)
    {
        _steps.Begin("Register an MCP server");
        var request = new CreateMcpServerRequest
        {
            Name = Names.Unique(),
            Url = url,
            AuthType = AuthType.OAuth,
            OAuthMode = OAuthMode.PerUserDynamicClient,
        };
        var server = await _client.McpServers.CreateAsync(request, cancellationToken: CancellationToken.None);
        var id = Expect.Text(server.Id, "the id of the MCP server");
        context.Cleanup.Add("Delete the MCP server", id, token => _client.McpServers.DeleteAsync(id, cancellationToken: token));
        Expect.Equal(request.Url, server.Url, "the URL of the MCP server");
        Expect.Equal(AuthType.OAuth, server.AuthType, "the authentication of the MCP server");
        _steps.Pass($"{server.Url}\nid {id}");
        return id;
    }

    private async Task<string> RegisterProviderAsync(string serverId)
    {
        _steps.Begin("Register its OAuth provider");
        var provider = await _client.McpServers.RegisterOAuthProviderAsync(serverId, cancellationToken: CancellationToken.None);
        var id = Expect.Text(provider.OAuthProviderId, "the id of the OAuth provider");
        _steps.Pass($"id {id}");
        return id;
    }

    private async Task<CreatedAuthSession> StartSessionAsync(string providerId, CancellationToken cancellationToken)
    {
        _steps.Begin("Start an authorization");
        var request = new CreateAuthSessionRequest { ProviderId = providerId, Scopes = [], Strategy = AuthSessionStrategy.Reuse };
        var session = await _client.AuthSessions.CreateAsync(request, cancellationToken: cancellationToken);
        if (session.Status == AuthSessionStatus.Completed)
        {
            _steps.Pass("consent was given earlier, so nobody has to be asked");
            return session;
        }

        Expect.Equal(AuthSessionStatus.Pending, session.Status, "the status of the session");
        Expect.Text(session.Id, "the id of the session");
        Expect.Text(session.VerificationUrl, "an address to consent at");
        _steps.Pass($"{session.Status}, id {session.Id}\na person consents at:");
        context.Screen.Address(session.VerificationUrl);
        return session;
    }

    private async Task WaitForConsentAsync(CreatedAuthSession session, CancellationToken cancellationToken)
    {
        _steps.Begin("Wait for the consent");

        // With nobody there to consent, one look at the state is all that makes sense: a timeout of zero asks exactly once.
        var looksOnce = service.IsLive && !context.Screen.HasPerson;
        var options = new PollingOptions { Timeout = looksOnce ? TimeSpan.Zero : null };
        var progress = new WaitProgress<AuthSession>(state => $"{state.Status}");
        try
        {
            // The service holds each request until the status changes or 25 seconds are over, so this takes few requests.
            var completed = await context.Screen.WaitAsync(
                service.IsLive ? "Waiting for the consent" : "The stand-in consents by itself",
                progress,
                () => _client.AuthSessions.WaitForCompletionAsync(session.Id, options, progress, cancellationToken));
            Expect.Equal(AuthSessionStatus.Completed, completed.Status, "the status of the session");
            Expect.That(service.IsLive || progress.Elapsed > TimeSpan.FromSeconds(1), "The stand-in should have taken its time.");
            _steps.Pass($"{completed.Status} after {progress.Elapsed.TotalSeconds:0.0} s and {progress.Polls} request(s)");
        }
        catch (PollingTimeoutException<AuthSession> timeout) when (looksOnce)
        {
            _steps.Pass($"{timeout.LastState?.Status}; without a terminal there is nobody to wait for");
        }
    }
}
