using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LiteLLM.Agents;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The sessions of all agents. A deleted session stays and reads <c>dead</c>; those of a deleted agent go.</summary>
internal sealed class SessionStore(EmulatorSettings settings, LedgerBook ledger)
{
    private readonly Dictionary<string, PlatformSession> _sessions = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _sequence;

    public PlatformSession? Find(string id)
    {
        lock (_lock)
        {
            return _sessions.GetValueOrDefault(id);
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SessionRecord> List()
    {
        lock (_lock)
        {
            return [.. _sessions.Values.Select(session => session.Record).OrderByDescending(record => record.Sequence)];
        }
    }

    public PlatformSession Create(PlatformAgentRecord agent)
    {
        lock (_lock)
        {
            var now = settings.Clock.GetUtcNow();
            var session = new PlatformSession(new SessionRecord
            {
                Id = settings.Ids.Uuid(),
                Sequence = ++_sequence,
                AgentId = agent.Id,
                HarnessId = agent.HarnessId,
                CreatedAt = now,
            }.Logged("created", "Session created", now));
            _sessions.Add(session.Record.Id, session);
            ledger.Created("sessions");
            return session;
        }
    }

    public void RemoveAgent(string agentId)
    {
        lock (_lock)
        {
            foreach (var session in _sessions.Values.Where(session => session.Record.AgentId == agentId).ToList())
            {
                _sessions.Remove(session.Record.Id);
            }
        }
    }
}
