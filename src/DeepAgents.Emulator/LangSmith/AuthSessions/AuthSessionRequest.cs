namespace DeepAgents.Emulator.LangSmith.AuthSessions;

/// <summary>Who asks for an authorization, and for what.</summary>
/// <param name="ProviderId">The OAuth provider to connect to.</param>
/// <param name="AgentId">The agent that is to use the connection, or null for none in particular.</param>
/// <param name="Scopes">What the connection is to allow.</param>
/// <param name="Origin">Where the request came from, for the person who decides.</param>
internal sealed record AuthSessionRequest(string ProviderId, string? AgentId, IReadOnlyList<string> Scopes, string Origin);
