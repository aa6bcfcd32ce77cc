namespace DeepAgents.Tests;

/// <summary>A poll function that plays steps and notes when it was called. The last step repeats.</summary>
/// <param name="clock">The clock to note times by.</param>
/// <param name="steps">A string is a state, an exception is thrown, a function is called.</param>
internal sealed class PollScript(ManualTimeProvider clock, params object[] steps)
{
    public List<TimeSpan> Instants { get; } = [];

    public List<PollContext> Contexts { get; } = [];

    public int Count => Instants.Count;

    public IEnumerable<double> InstantsInSeconds => Instants.Select(instant => instant.TotalSeconds);

    public static PollVerdict Classify(string state) => state switch
    {
        "COMPLETED" => PollVerdict.Succeeded,
        "CONNECTION_REQUIRED" or "TOKEN_EXPIRED" => PollVerdict.Failed,
        _ => PollVerdict.Pending,
    };

    public Task<string> PollAsync(PollContext context, CancellationToken cancellationToken)
    {
        Instants.Add(clock.Elapsed);
        Contexts.Add(context);
        return steps[Math.Min(Count, steps.Length) - 1] switch
        {
            string state => Task.FromResult(state),
            Exception exception => Task.FromException<string>(exception),
            Func<PollContext, CancellationToken, Task<string>> function => function(context, cancellationToken),
            var step => throw new InvalidOperationException($"No such step: {step}"),
        };
    }

    public Task<string> WaitAsync(
        PollingOptions options, IProgress<PollSnapshot<string>>? progress = null, CancellationToken cancellationToken = default)
        => Poller.WaitAsync(PollAsync, Classify, options, progress, clock, cancellationToken).OrHangAsync();

    public IAsyncEnumerable<PollSnapshot<string>> WatchAsync(PollingOptions options, CancellationToken cancellationToken = default)
        => Poller.WatchAsync(PollAsync, Classify, options, clock, cancellationToken);

    /// <summary>A poll that takes a time on the clock and heeds its token.</summary>
    public static Func<PollContext, CancellationToken, Task<string>> Lasting(ManualTimeProvider clock, TimeSpan time, string state)
        => async (_, cancellationToken) =>
        {
            await Task.Delay(time, clock, cancellationToken);
            return state;
        };

    /// <summary>A poll that never ends unless its token is cancelled.</summary>
    public static Func<PollContext, CancellationToken, Task<string>> Open()
        => async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return "never";
        };
}
