namespace DeepAgents.Chaos.Plants;

/// <summary>The one planted misbehaviour of a run, which happens once. Disposing ends what it left open.</summary>
internal sealed class Planted(Plant plant) : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private int _isTaken;
    private HttpResponseMessage? _forgotten;

    /// <summary>Whether to misbehave in this way here and now.</summary>
    public bool Take(Plant which) => plant == which && Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Lets a task fail, or go on, with nobody to look after it.</summary>
    public void LoseTasks()
    {
        if (Take(Plant.UnobservedTask))
        {
            _ = Task.Run(() => throw new InvalidOperationException("Nobody looks at this task."));
        }

        if (Take(Plant.LeakedTask))
        {
            _ = Task.Delay(TimeSpan.FromMinutes(10), _end.Token);
        }
    }

    public void Forget(HttpResponseMessage answer) => _forgotten = answer;

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _forgotten?.Dispose();
    }
}
