using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LiteLLM.Agents;

/// <summary>The agents of the platform. Their ids are case-sensitive.</summary>
internal sealed class PlatformAgentStore(EmulatorSettings settings, LedgerBook ledger)
{
    private readonly Dictionary<string, PlatformAgentRecord> _agents = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _sequence;

    public PlatformAgentRecord? Find(string id)
    {
        lock (_lock)
        {
            return _agents.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<PlatformAgentRecord> List()
    {
        lock (_lock)
        {
            return [.. _agents.Values];
        }
    }

    public PlatformAgentRecord Create(Func<PlatformAgentRecord, PlatformAgentRecord> fill)
    {
        lock (_lock)
        {
            var agent = fill(new PlatformAgentRecord
            {
                Id = settings.Ids.Uuid(),
                Sequence = ++_sequence,
                CreatedAt = settings.Clock.GetUtcNow(),
            });
            _agents.Add(agent.Id, agent);
            ledger.Created("platform_agents");
            return agent;
        }
    }

    /// <summary>Null if there is no such agent.</summary>
    public PlatformAgentRecord? Update(string id, Func<PlatformAgentRecord, PlatformAgentRecord> change)
    {
        lock (_lock)
        {
            return _agents.TryGetValue(id, out var before) ? _agents[id] = change(before) : null;
        }
    }

    public bool Delete(string id)
    {
        lock (_lock)
        {
            return _agents.Remove(id);
        }
    }
}
