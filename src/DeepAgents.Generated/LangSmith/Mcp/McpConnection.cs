namespace DeepAgents.LangSmith;

/// <summary>A connection to an MCP server that a person has consented to. The token stays with the service.</summary>
public sealed class McpConnection
{
    /// <summary>Creates a connection, for tests.</summary>
    /// <param name="mcpServerId">The id of the MCP server.</param>
    /// <param name="oauthProviderId">The id of the OAuth provider that was registered for it.</param>
    /// <param name="authSessionId">The id of the authorization session, or <see langword="null"/> where the service gave none.</param>
    /// <param name="wasReused">Whether a token was there already, so that nobody was asked.</param>
    public McpConnection(string mcpServerId, string oauthProviderId, string? authSessionId = null, bool wasReused = false)
    {
        McpServerId = mcpServerId ?? throw new ArgumentNullException(nameof(mcpServerId));
        OAuthProviderId = oauthProviderId ?? throw new ArgumentNullException(nameof(oauthProviderId));
        AuthSessionId = authSessionId;
        WasReused = wasReused;
    }

    /// <summary>The id of the MCP server.</summary>
    public string McpServerId { get; }

    /// <summary>The id of the OAuth provider; listing the server's tools asks for it.</summary>
    public string OAuthProviderId { get; }

    /// <summary>The id of the authorization session, or <see langword="null"/> where the service gave none.</summary>
    public string? AuthSessionId { get; }

    /// <summary>Whether a token was there already, so that nobody was asked.</summary>
    public bool WasReused { get; }
}
