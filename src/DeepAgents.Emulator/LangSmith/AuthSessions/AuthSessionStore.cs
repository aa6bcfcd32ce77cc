using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.AuthSessions;

/// <summary>The authorization sessions. Each decides itself after the delay of its script, if that has one and no person looks at it by then.</summary>
internal sealed class AuthSessionStore(EmulatorSettings settings, LedgerBook ledger, BackgroundWork background)
{
    private readonly Dictionary<string, AuthSession> _sessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AuthSession> _order = [];
    private readonly Lock _lock = new();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AuthSession> List()
    {
        lock (_lock)
        {
            return [.. _order];
        }
    }

    public AuthSession? Find(string id)
    {
        lock (_lock)
        {
            return _sessions.GetValueOrDefault(id);
        }
    }

    /// <summary>A completed session of the same provider and agent, which a <c>REUSE</c> is answered with.</summary>
    public AuthSession? FindCompleted(string providerId, string? agentId)
    {
        lock (_lock)
        {
            return _sessions.Values.FirstOrDefault(session =>
                session.Status == AuthSession.Completed
                && string.Equals(session.Request.ProviderId, providerId, StringComparison.OrdinalIgnoreCase)
                && string.Equals(session.Request.AgentId, agentId, StringComparison.OrdinalIgnoreCase));
        }
    }

    public AuthSession Create(AuthSessionRequest request, AuthorizationScript script)
    {
        var session = new AuthSession(
            settings.Ids.Uuid(), request, $"emulated-token-{settings.Ids.Hex()}", settings.Clock.GetUtcNow());
        ledger.Created("auth_sessions");
        lock (_lock)
        {
            _sessions.Add(session.Id, session);
            _order.Add(session);
        }

        if (script.Delay is { } delay)
        {
            background.Run(async cancellationToken =>
            {
                await Task.Delay(delay, settings.Clock, cancellationToken);
                if (!session.IsLeftToPerson)
                {
                    session.Decide(script.Outcome);
                }
            });
        }

        return session;
    }
}
