using System.Collections.Concurrent;
using System.Diagnostics;
using DeepAgents.Chaos.Jobs;
using DeepAgents.Chaos.Plants;
using DeepAgents.Chaos.Watching;

namespace DeepAgents.Chaos.Running;

/// <summary>Runs the jobs, so many at once, and cancels every tenth of them at a moment of chance.</summary>
internal sealed class JobRunner(ChaosOptions options, Services services, Books books, Findings findings, Planted planted)
{
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private readonly ConcurrentQueue<JobResult> _results = new();
    private double _usualSeconds = 0.5;

    public async Task<IReadOnlyCollection<JobResult>> RunAsync()
    {
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.Parallel };
        await Parallel.ForEachAsync(Enumerable.Range(1, options.Jobs), atOnce, async (number, _) => _results.Enqueue(await RunAsync(number)));
        return _results;
    }

    private async Task<JobResult> RunAsync(int number)
    {
        planted.LoseTasks();
        var random = new Random(unchecked((options.Seed * 7919) + number));
        using var cancellation = new MomentOfCancellation();
        var context = new JobContext(number, _run, services, books, findings, planted, cancellation.Token);
        var started = Stopwatch.GetTimestamp();
        var isHanging = number % 10 == 7 && planted.Take(Plant.HangingCancellation);
        if (number % 10 == 7)
        {
            cancellation.ComeAfter(TimeSpan.FromSeconds(isHanging ? 0.001 : random.NextDouble() * Volatile.Read(ref _usualSeconds) * 1.2));
        }

        var running = ObserveAsync(context, isHanging);
        var (failure, ended) = (default(Exception), 0L);
        try
        {
            (failure, ended) = await running.WaitAsync(options.JobLimit);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            return new JobResult(number, JobEnd.Unfinished, null);
        }

        await cancellation.StopAsync();
        var within = cancellation.At is { } at && at < ended ? Stopwatch.GetElapsedTime(at, ended) : (TimeSpan?)null;
        var end = Verdict.Of(failure, cancellation.Token);
        Volatile.Write(ref _usualSeconds, (0.95 * _usualSeconds) + (0.05 * Stopwatch.GetElapsedTime(started, ended).TotalSeconds));
        return await context.CleanUpAsync() is { } wrong
            ? new JobResult(number, JobEnd.Wrong, wrong, within)
            : new JobResult(number, end, failure, within);
    }

    /// <summary>Two services, of which the one with the more to go wrong gets two jobs of three.</summary>
    private async Task<(Exception? Failure, long Ended)> ObserveAsync(JobContext context, bool isHanging)
    {
        IJob job = context.Number % 3 == 0 ? new PlatformJob(context) : new ManagedAgentJob(context);
        try
        {
            if (planted.Take(Plant.UnfinishedJob))
            {
                await new TaskCompletionSource().Task;
            }

            await job.RunAsync();
            return (null, Stopwatch.GetTimestamp());
        }
        catch (Exception exception)
        {
            await Task.Delay(isHanging ? options.CancellationLimit * 1.2 : TimeSpan.Zero);
            return (exception, Stopwatch.GetTimestamp());
        }
    }
}
