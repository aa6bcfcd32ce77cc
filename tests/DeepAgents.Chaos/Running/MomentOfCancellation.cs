using System.Diagnostics;

namespace DeepAgents.Chaos.Running;

/// <summary>A cancellation that comes by itself, and knows when it came.</summary>
internal sealed class MomentOfCancellation : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Timer _timer;
    private long _at;

    public MomentOfCancellation() => _timer = new Timer(_ => Cancel());

    public CancellationToken Token => _source.Token;

    /// <summary>The timestamp from right before the cancellation; null if there was none.</summary>
    public long? At => Interlocked.Read(ref _at) is var at && at != 0 ? at : null;

    public void ComeAfter(TimeSpan delay) => _timer.Change(delay, Timeout.InfiniteTimeSpan);

    /// <summary>It does not come any more.</summary>
    public ValueTask StopAsync() => _timer.DisposeAsync();

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Cancel()
    {
        Interlocked.Exchange(ref _at, Stopwatch.GetTimestamp());
        _source.Cancel();
    }
}
