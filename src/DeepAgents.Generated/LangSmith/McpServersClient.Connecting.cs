namespace DeepAgents.LangSmith;

public partial class McpServersClient
{
    private AuthSessionsClient? _authSessions;

    /// <summary>Where authorization sessions are started and waited for; replaced in tests.</summary>
    protected virtual AuthSessionsClient AuthSessions => _authSessions ??= new AuthSessionsClient(Api);

    /// <summary>
    /// Connects to an MCP server with OAuth: registers the provider, starts an authorization session or uses a token that is there, hands
    /// the address to open to the caller, and waits for the consent.
    /// </summary>
    /// <param name="mcpServerId">The id of the MCP server.</param>
    /// <param name="options">Who shows the address to the person, and how to wait.</param>
    /// <param name="cancellationToken">Ends the waiting; the session goes on.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">Nobody would show the address: <see cref="McpConnectOptions.OnVerification"/> is not set.</exception>
    /// <exception cref="TerminalStateException{T}">The session ended without a connection.</exception>
    /// <exception cref="PollingTimeoutException{T}">Nobody consented in time.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused.</exception>
    public virtual Task<McpConnection> ConnectAsync(
        string mcpServerId, McpConnectOptions options, CancellationToken cancellationToken = default)
    {
        var secrets = NewSecrets();
        return CompositeTrace.RunAsync(
            Label("McpServers.Connect", secrets),
            (Client: this, mcpServerId, options, secrets, cancellationToken),
            static call => call.Client.AuthorizeAsync(call.mcpServerId, call.options, call.secrets, call.cancellationToken));
    }

    private async Task<McpConnection> AuthorizeAsync(
        string mcpServerId, McpConnectOptions options, CallSecrets secrets, CancellationToken cancellationToken)
    {
        var show = (options ?? throw new ArgumentNullException(nameof(options))).OnVerification ??
            throw new ArgumentException("OnVerification is not set, so nobody would show the address to a person.", nameof(options));
        var registered = new ServerValue("McpServers.RegisterOAuthProvider", secrets);
        var provider = await RegisterOAuthProviderAsync(mcpServerId, body: null, registered.Options, cancellationToken).ConfigureAwait(false);
        var providerId = registered.Need(provider.OAuthProviderId, "oauth_provider_id");
        var request = new CreateAuthSessionRequest
        {
            ProviderId = providerId,
            Scopes = options.Scopes,
            Strategy = options.Strategy,
            AgentId = options.AgentId,
            IsDefault = options.IsDefault,
        };
        var created = new ServerValue("AuthSessions.Create", secrets);
        var session = await AuthSessions.CreateAsync(request, created.Options, cancellationToken).ConfigureAwait(false);
        if (session.Status == AuthSessionStatus.Completed)
        {
            return new McpConnection(mcpServerId, providerId, session.Id, wasReused: true);
        }

        if (session.Status is { IsFinal: true })
        {
            var ended = new AuthSession { Id = session.Id, Status = session.Status };
            throw new TerminalStateException<AuthSession>($"The authorization ended as it began: status {secrets.Show(session.Status.Value.Value, 50)}.", ended, attempts: 1);
        }

        var sessionId = created.Id(session.Id, "id");
        await show(created.WebAddress(session.VerificationUrl, "verification_url"), cancellationToken).ConfigureAwait(false);
        var polling = PollingOptions.Within(secrets, options.Polling);
        await AuthSessions.WaitForCompletionAsync(sessionId, polling, options.Progress, cancellationToken).ConfigureAwait(false);
        return new McpConnection(mcpServerId, providerId, sessionId);
    }
}
