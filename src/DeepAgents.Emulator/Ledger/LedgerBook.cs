using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator;

/// <summary>Counts requests, creations and faults, and remembers the last requests for the page.</summary>
internal sealed class LedgerBook
{
    private const int Remembered = 50;

    private readonly ConcurrentDictionary<string, long> _requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _created = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _faults = new(StringComparer.Ordinal);
    private readonly ToolCallBook _toolCalls = new();
    private readonly Queue<LedgerEntry> _last = [];
    private readonly Lock _lock = new();

    /// <summary>The last requests, newest first; those that are still open are among them.</summary>
    public IReadOnlyList<LedgerEntry> Last
    {
        get
        {
            lock (_lock)
            {
                return [.. _last.Reverse()];
            }
        }
    }

    public LedgerEntry Arrived(string method, string route, string path, DateTimeOffset at)
    {
        Count(_requests, $"{method} {route}");
        var entry = new LedgerEntry(method, path, at);
        lock (_lock)
        {
            _last.Enqueue(entry);
            if (_last.Count > Remembered)
            {
                _last.Dequeue();
            }
        }

        return entry;
    }

    public void Created(string kind) => Count(_created, kind);

    public void Faulted(LedgerEntry entry, FaultKind kind)
    {
        var name = ScenarioJson.NameOf(kind);
        entry.Fault = name;
        Count(_faults, name);
    }

    /// <summary>A model called a tool, which has not run yet.</summary>
    public void Called(string threadId, string id, string name, JsonObject arguments) => _toolCalls.Add(threadId, id, name, arguments);

    /// <summary>A person changed a tool call.</summary>
    public void Edited(string id, string name, JsonObject arguments) => _toolCalls.Edit(id, name, arguments);

    public void Settled(string id, ToolCallFate fate) => _toolCalls.Settle(id, fate);

    /// <summary>Tool calls of which those that still wait will never run.</summary>
    public void Ended(IEnumerable<string> ids) => _toolCalls.End(ids);

    public EmulatorLedger ToSnapshot() => new(Copy(_requests), Copy(_created), Copy(_faults), _toolCalls.ToSnapshot());

    private static SortedDictionary<string, long> Copy(ConcurrentDictionary<string, long> counts) => new(counts, StringComparer.Ordinal);

    private static void Count(ConcurrentDictionary<string, long> counts, string name) =>
        counts.AddOrUpdate(name, 1, (_, count) => count + 1);
}
