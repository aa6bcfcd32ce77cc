using System.Collections.Concurrent;

namespace DeepAgents.Chaos.Running;

/// <summary>Hears of every task that failed and was forgotten.</summary>
internal sealed class UnobservedTasks : IDisposable
{
    private readonly ConcurrentQueue<string> _failures = new();

    public UnobservedTasks() => TaskScheduler.UnobservedTaskException += Note;

    /// <summary>Lets go of everything that nobody holds any more, because only then such a task is heard of.</summary>
    public IReadOnlyCollection<string> Collect()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return [.. _failures];
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    private void Note(object? sender, UnobservedTaskExceptionEventArgs arguments)
    {
        _failures.Enqueue(arguments.Exception.Flatten().InnerException?.ToString() ?? arguments.Exception.Message);
        arguments.SetObserved();
    }
}
