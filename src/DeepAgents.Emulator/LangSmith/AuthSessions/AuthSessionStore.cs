using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.AuthSessions;

/// <summary>The authorization sessions, each of which decides itself after the delay of the options unless a person was faster.</summary>
internal sealed class AuthSessionStore(EmulatorSettings settings, BackgroundWork background)
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
        var session = new AuthSession(providerId, agentId);
        lock (_lock)
        {
            _sessions.Add(session.Id, session);
        }

        if (settings.AuthorizationDelay != Timeout.InfiniteTimeSpan)
        {
            background.Run(async cancellationToken =>
            {
                await Task.Delay(settings.AuthorizationDelay, settings.Clock, cancellationToken);
                session.Decide(settings.AuthorizationOutcome);
            });
        }

        return session;
    }
}
