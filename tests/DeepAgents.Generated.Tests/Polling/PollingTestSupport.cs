namespace DeepAgents.Tests;

/// <summary>A fault as a client would throw it.</summary>
internal sealed class FakeFault(string message, bool isTransient = true, TimeSpan? retryAfter = null) : DeepAgentsException(message)
{
    public override bool IsTransient { get; } = isTransient;

    public override TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>Reports at once and on the same thread, which <see cref="Progress{T}"/> does not.</summary>
internal sealed class ProgressList<T> : IProgress<PollSnapshot<T>>
{
    public List<PollSnapshot<T>> Reports { get; } = [];

    public void Report(PollSnapshot<T> value) => Reports.Add(value);
}

internal static class PollingTestSupport
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    /// <summary>No jitter: instants can be told in advance.</summary>
    public static PollingOptions Exact(TimeSpan? timeout = null) => new() { Jitter = 0, Timeout = timeout };

    /// <summary>Turns a hang into a failure. Nothing ever waits for this time to pass.</summary>
    public static Task<T> OrHangAsync<T>(this Task<T> task) => task.WaitAsync(HangGuard);

    public static Task OrHangAsync(this Task task) => task.WaitAsync(HangGuard);

    public static async Task<(List<PollSnapshot<T>> Snapshots, Exception? End)> CollectAsync<T>(
        this IAsyncEnumerable<PollSnapshot<T>> polls)
    {
        var snapshots = new List<PollSnapshot<T>>();
        try
        {
            var enumerator = polls.GetAsyncEnumerator();
            await using (enumerator)
            {
                while (await enumerator.MoveNextAsync().AsTask().OrHangAsync())
                {
                    snapshots.Add(enumerator.Current);
                }
            }

            return (snapshots, null);
        }
        catch (Exception exception)
        {
            return (snapshots, exception);
        }
    }

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
