using System.Collections.Concurrent;

namespace DeepAgents.Chaos.Jobs;

/// <summary>What the program believes that it made and deleted, to be compared with what the emulator says.</summary>
internal sealed class Books
{
    private readonly ConcurrentDictionary<string, long> _confirmed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _confirmedIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _deletedIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<Making> _doubts = new();
    private readonly ConcurrentQueue<Cleanup> _left = new();
    private long _repetitions;

    /// <summary>What may have been made or not, as its request failed.</summary>
    public IReadOnlyCollection<Making> Doubts => _doubts;

    /// <summary>Deletions for the calm, because none went through or a doubt had to be looked into before.</summary>
    public IReadOnlyCollection<Cleanup> Left => _left;

    /// <summary>How often jobs began a part anew after a fault.</summary>
    public long Repetitions => Interlocked.Read(ref _repetitions);

    public long ConfirmedOf(string kind) => _confirmed.GetValueOrDefault(kind);

    public bool IsConfirmed(string? id) => id is not null && _confirmedIds.ContainsKey(id);

    public bool IsDeleted(string? id) => id is not null && _deletedIds.ContainsKey(id);

    public void Made(Making making, string? id)
    {
        if (making.IsConfirmed)
        {
            _confirmed.AddOrUpdate(making.Kind, 1, (_, count) => count + 1);
        }
        else
        {
            _doubts.Enqueue(making);
        }

        if (id is not null)
        {
            _confirmedIds.TryAdd(id, making.Kind);
        }
    }

    public void Deleted(string id) => _deletedIds.TryAdd(id, id);

    public void LeaveForLater(Cleanup cleanup) => _left.Enqueue(cleanup);

    public void BegunAnew() => Interlocked.Increment(ref _repetitions);
}
