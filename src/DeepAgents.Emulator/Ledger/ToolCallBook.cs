using System.Text.Json.Nodes;

namespace DeepAgents.Emulator;

/// <summary>Remembers each tool call of a run and what became of it.</summary>
internal sealed class ToolCallBook
{
    private readonly Dictionary<string, LedgerToolCall> _calls = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public void Add(string threadId, string id, string name, JsonObject arguments)
    {
        lock (_lock)
        {
            _calls.Add(id, new LedgerToolCall(id, threadId, name, arguments));
        }
    }

    public void Edit(string id, string name, JsonObject arguments)
    {
        lock (_lock)
        {
            _calls[id].Edit(name, arguments);
        }
    }

    public void Settle(string id, ToolCallFate fate)
    {
        lock (_lock)
        {
            _calls[id].Fate = fate;
        }
    }

    /// <summary>Ends those of the calls that still wait.</summary>
    public void End(IEnumerable<string> ids)
    {
        lock (_lock)
        {
            foreach (var call in ids.Select(id => _calls[id]).Where(call => call.Fate == ToolCallFate.Waiting))
            {
                call.Fate = ToolCallFate.Ended;
            }
        }
    }

    /// <summary>The calls of this moment, oldest first.</summary>
    public IReadOnlyList<LedgerToolCall> ToSnapshot()
    {
        lock (_lock)
        {
            return [.. _calls.Values.Select(call => call.Copy())];
        }
    }
}
