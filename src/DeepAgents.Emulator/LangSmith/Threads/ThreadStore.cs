using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Runs;

namespace DeepAgents.Emulator.LangSmith.Threads;

/// <summary>The threads of the emulator's one workspace. They outlive their agents.</summary>
internal sealed class ThreadStore(EmulatorSettings settings, LedgerBook ledger) : IConversations
{
    private readonly Dictionary<string, ThreadRecord> _threads = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private long _sequence;

    public ThreadRecord? Find(string id)
    {
        lock (_lock)
        {
            return _threads.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<ThreadRecord> List()
    {
        lock (_lock)
        {
            return [.. _threads.Values];
        }
    }

    /// <summary>The new thread, or the one that has the id already: then <c>Created</c> is false.</summary>
    public (ThreadRecord Thread, bool Created) GetOrCreate(string? id, string agentId, Func<ThreadRecord, ThreadRecord> fill)
    {
        lock (_lock)
        {
            if (id is not null && _threads.TryGetValue(id, out var existing))
            {
                return (existing, false);
            }

            var now = settings.Clock.GetUtcNow();
            var thread = fill(new ThreadRecord
            {
                Id = id ?? settings.Ids.Uuid(),
                Sequence = ++_sequence,
                AgentId = agentId,
                CreatedAt = now,
                UpdatedAt = now,
                StateUpdatedAt = now,
            });
            _threads.Add(thread.Id, thread);
            ledger.Created("threads");
            return (thread, true);
        }
    }

    /// <summary>Null if there is no such thread.</summary>
    public ThreadRecord? Update(string id, Func<ThreadRecord, ThreadRecord> change)
    {
        lock (_lock)
        {
            if (!_threads.TryGetValue(id, out var before))
            {
                return null;
            }

            var now = settings.Clock.GetUtcNow();
            var after = change(before);
            after = after with { UpdatedAt = now, StateUpdatedAt = after.State == before.State ? before.StateUpdatedAt : now };
            _threads[id] = after;
            return after;
        }
    }

    Conversation? IConversations.Update(string threadId, Func<Conversation, Conversation> change) =>
        Update(threadId, thread => thread with { State = change(thread.State) })?.State;

    public void Delete(string id)
    {
        lock (_lock)
        {
            _threads.Remove(id);
        }
    }
}
