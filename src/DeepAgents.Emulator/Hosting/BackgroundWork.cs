namespace DeepAgents.Emulator.Hosting;

/// <summary>
/// Work that outlives the request that started it: runs, bring-ups, authorizations. Disposing cancels it and waits for its end;
/// a failure that no request could report surfaces there.
/// </summary>
internal sealed class BackgroundWork : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<Task> _running = [];
    private readonly List<Exception> _failures = [];
    private readonly Lock _lock = new();

    public void Run(Func<CancellationToken, Task> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            _running.Add(done.Task);
        }

        _ = ObserveAsync(work, done);
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        await _stopping.CancelAsync();
        await Task.WhenAll(running);
        _stopping.Dispose();
        lock (_lock)
        {
            if (_failures.Count > 0)
            {
                throw new AggregateException("Work of the emulator failed in the background.", _failures);
            }
        }
    }

    private async Task ObserveAsync(Func<CancellationToken, Task> work, TaskCompletionSource done)
    {
        try
        {
            await Task.Run(() => work(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The emulator is being disposed: ending here is what was asked for.
        }
        catch (Exception failure)
        {
            lock (_lock)
            {
                _failures.Add(failure);
            }
        }
        finally
        {
            lock (_lock)
            {
                _running.Remove(done.Task);
            }

            done.SetResult();
        }
    }
}
