using System.Diagnostics;
using DeepAgents.Chaos.Emulation;
using DeepAgents.Chaos.Jobs;
using DeepAgents.Chaos.Plants;
using DeepAgents.Chaos.Sweeping;
using DeepAgents.Chaos.Watching;

namespace DeepAgents.Chaos.Running;

/// <summary>One run: the jobs in the storm, then the calm, in which everything is counted.</summary>
internal sealed class ChaosRun(Uri address, ChaosOptions options)
{
    private const int MostLooks = 50;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(250);

    private readonly Books _books = new();
    private readonly Findings _findings = new();
    private readonly Audit _audit = new();

    public async Task<Evidence> RunAsync()
    {
        var timers = Timer.ActiveCount;
        using var planted = new Planted(options.Plant);
        using var unobserved = new UnobservedTasks();
        var (jobs, took, peak, ledger) = await StormAsync(planted);

        // Only now: the connections and timers of the clients are gone, or they leak.
        return new Evidence
        {
            Options = options,
            Jobs = jobs,
            Took = took,
            Ledger = ledger,
            Books = _books,
            Audit = _audit,
            Findings = _findings,
            PeakConnections = peak,
            OpenConnections = (int)await ComesToRestAsync(() => ConnectionCounter.Count(address), 0),
            OpenTimers = await ComesToRestAsync(() => Timer.ActiveCount, timers) - timers,
            UnobservedFailures = unobserved.Collect(),
        };
    }

    private async Task<long> ComesToRestAsync(Func<long> count, long rest)
    {
        var started = Stopwatch.GetTimestamp();
        while (count() > rest && Stopwatch.GetElapsedTime(started) < options.EndLimit)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        return Math.Max(count(), rest);
    }

    /// <summary>What a cancelled request was about may still be under way when its job is over.</summary>
    private static async Task<Ledger> SettleAsync(EmulatorControl control)
    {
        var ledger = await control.GetLedgerAsync();
        for (var looks = 0; looks < MostLooks; looks++)
        {
            await Task.Delay(Settling);
            var before = ledger;
            ledger = await control.GetLedgerAsync();
            if (ledger.HasSameCounts(before))
            {
                break;
            }
        }

        return ledger;
    }

    private async Task<(IReadOnlyCollection<JobResult> Jobs, TimeSpan Took, int Peak, Ledger Ledger)> StormAsync(Planted planted)
    {
        using var control = new EmulatorControl(address);
        using var services = new Services(address, planted);
        var before = await control.GetLedgerAsync();
        await control.UseAsync(ChaosScenario.Stormy(options.Seed, options.Faults));
        await using var connections = new ConnectionCounter(address);
        var started = Stopwatch.GetTimestamp();
        var jobs = await new JobRunner(options, services, _books, _findings, planted).RunAsync();
        var took = Stopwatch.GetElapsedTime(started);
        await control.UseAsync(ChaosScenario.Calm());
        var after = await SettleAsync(control);
        await new Sweep(services, _books, _audit).RunAsync();
        return (jobs, took, connections.Peak, after.Since(before));
    }
}
