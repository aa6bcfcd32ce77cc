namespace DeepAgents.Emulator.Runs;

/// <summary>The last runs, oldest first; the events of older ones are forgotten.</summary>
internal sealed class RunStore
{
    private const int Remembered = 1000;

    private readonly Dictionary<string, StartedRun> _runs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _order = [];
    private readonly Lock _lock = new();

    public void Add(StartedRun run)
    {
        lock (_lock)
        {
            _runs.Add(run.Id, run);
            _order.Enqueue(run.Id);
            if (_order.Count > Remembered)
            {
                _runs.Remove(_order.Dequeue());
            }
        }
    }

    public StartedRun? Find(string threadId, string id)
    {
        lock (_lock)
        {
            return _runs.TryGetValue(id, out var run) && string.Equals(run.ThreadId, threadId, StringComparison.OrdinalIgnoreCase)
                ? run
                : null;
        }
    }

    public IReadOnlyList<StartedRun> List()
    {
        lock (_lock)
        {
            return [.. _order.Select(id => _runs[id])];
        }
    }
}
