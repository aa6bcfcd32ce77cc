using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.AuthSessions;

/// <summary>The authorization sessions, each of which decides itself after the delay of the options unless a person was faster.</summary>
internal sealed class AuthSessionStore(EmulatorSettings settings, LedgerBook ledger, BackgroundWork background)
{
    private readonly Dictionary<string, AuthSession> _sessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

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
                && string.Equals(session.ProviderId, providerId, StringComparison.OrdinalIgnoreCase)
                && string.Equals(session.AgentId, agentId, StringComparison.OrdinalIgnoreCase));
        }
    }

    public AuthSession Create(string providerId, string? agentId)
    {
        var script = settings.Scenario.Authorization;
        var session = new AuthSession(settings.Ids.Uuid(), providerId, agentId, $"emulated-token-{settings.Ids.Hex()}");
        ledger.Created("auth_sessions");
        lock (_lock)
        {
            _sessions.Add(session.Id, session);
        }

        if (script.Delay is { } delay)
        {
            background.Run(async cancellationToken =>
            {
                await Task.Delay(delay, settings.Clock, cancellationToken);
                session.Decide(script.Outcome);
            });
        }

        return session;
    }
}
