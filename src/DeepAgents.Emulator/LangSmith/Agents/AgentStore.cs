using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.Agents;

/// <summary>The agents of the emulator's one workspace.</summary>
internal sealed class AgentStore(EmulatorSettings settings, LedgerBook ledger)
{
    private readonly Dictionary<string, AgentRecord> _agents = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private readonly string _ownerId = settings.Ids.Uuid();
    private long _sequence;

    public AgentRecord? Find(string id)
    {
        lock (_lock)
        {
            return _agents.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<AgentRecord> List()
    {
        lock (_lock)
        {
            return [.. _agents.Values];
        }
    }

    public AgentRecord Create(string name, Func<AgentRecord, AgentRecord> fill)
    {
        lock (_lock)
        {
            var now = settings.Clock.GetUtcNow();
            var agent = fill(new AgentRecord
            {
                Id = settings.Ids.Uuid(),
                Sequence = ++_sequence,
                Name = name,
                OwnerId = _ownerId,
                Revision = NewRevision(),
                CreatedAt = now,
                UpdatedAt = now,
            });
            _agents.Add(agent.Id, agent);
            ledger.Created("agents");
            return agent;
        }
    }

    /// <summary>Null if there is no such agent. A change that returns its argument leaves the revision alone.</summary>
    public AgentRecord? Update(string id, Func<AgentRecord, AgentRecord> change)
    {
        lock (_lock)
        {
            if (!_agents.TryGetValue(id, out var before))
            {
                return null;
            }

            var after = change(before);
            if (!ReferenceEquals(before, after))
            {
                after = after with { Revision = NewRevision(), UpdatedAt = settings.Clock.GetUtcNow() };
                _agents[id] = after;
            }

            return after;
        }
    }

    public void Delete(string id)
    {
        lock (_lock)
        {
            _agents.Remove(id);
        }
    }

    private string NewRevision() => settings.Ids.Hex() + settings.Ids.Hex();
}
