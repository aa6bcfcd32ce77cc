using System.Security.Cryptography;

namespace DeepAgents.Emulator.LangSmith.Agents;

/// <summary>The agents of the emulator's one workspace.</summary>
internal sealed class AgentStore(TimeProvider clock)
{
    private readonly Dictionary<string, AgentRecord> _agents = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private readonly string _ownerId = Guid.NewGuid().ToString();
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
            var now = clock.GetUtcNow();
            var agent = fill(new AgentRecord
            {
                Id = Guid.NewGuid().ToString(),
                Sequence = ++_sequence,
                Name = name,
                OwnerId = _ownerId,
                Revision = NewRevision(),
                CreatedAt = now,
                UpdatedAt = now,
            });
            _agents.Add(agent.Id, agent);
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
                after = after with { Revision = NewRevision(), UpdatedAt = clock.GetUtcNow() };
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

    private static string NewRevision() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
