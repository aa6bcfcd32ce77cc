namespace DeepAgents.Emulator.Hosting;

/// <summary>
/// Tells any number of waiters that something changed. Take <see cref="Next"/> before reading the state and wait on it after, so
/// that no change falls between the two.
/// </summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => Volatile.Read(ref _next).Task;

    public void Pulse() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Waits until <paramref name="change"/> or the end of <paramref name="window"/>, whichever is first.</summary>
    /// <remarks>No exception at the end of the window: under thousands of long polls that would be the main cost.</remarks>
    public static async Task WaitAsync(Task change, TimeSpan window, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(change, Task.Delay(window, clock, ended.Token));
        await ended.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
