using System.Runtime.CompilerServices;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.Runs;

/// <summary>The events of one run, kept so that any number of readers can begin anywhere, now or later.</summary>
internal sealed class RunLog
{
    private readonly List<RunEvent> _events = [];
    private readonly ChangeSignal _changed = new();
    private readonly Lock _lock = new();
    private bool _isComplete;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _events.Count;
            }
        }
    }

    public void Add(RunEvent runEvent)
    {
        lock (_lock)
        {
            _events.Add(runEvent);
        }

        _changed.Pulse();
    }

    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
        }

        _changed.Pulse();
    }

    /// <summary>
    /// The events from <paramref name="index"/> on until the run ends. Null stands for an <paramref name="interval"/> in which there
    /// was none.
    /// </summary>
    public async IAsyncEnumerable<(int Index, RunEvent? Event)> ReadAsync(
        int index, TimeSpan interval, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = _changed.Next;
            var (runEvent, isOver) = At(index);
            if (runEvent is not null)
            {
                yield return (index++, runEvent);
            }
            else if (isOver)
            {
                yield break;
            }
            else
            {
                await ChangeSignal.WaitAsync(change, interval, clock, cancellationToken);
                if (!change.IsCompleted)
                {
                    yield return (index, null);
                }
            }
        }
    }

    private (RunEvent? Event, bool IsOver) At(int index)
    {
        lock (_lock)
        {
            return index < _events.Count ? (_events[index], false) : (null, _isComplete);
        }
    }
}
