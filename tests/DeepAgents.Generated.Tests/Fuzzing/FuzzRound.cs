namespace DeepAgents.Tests.Fuzzing;

/// <summary>Many cases, on as many threads as there are processors, and an eye on tasks whose failure nobody saw.</summary>
internal static class FuzzRound
{
    private static readonly string OurNamespace = nameof(DeepAgents) + ".";

    /// <summary>The seed of a case of a round.</summary>
    public static ulong SeedOf(ulong round, int number) => Dice.Mix(Dice.Mix(round) + (ulong)number);

    public static async Task<FuzzReport> RunAsync(ulong seed, int cases, Action<int>? onProgress = null)
    {
        var report = new FuzzReport();
        TaskScheduler.UnobservedTaskException += Unobserved;
        try
        {
            var done = 0;
            await Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (number, _) =>
            {
                var one = new FuzzCase(SeedOf(seed, number));
                report.Add(one, await FuzzRunner.RunAsync(one));
                onProgress?.Invoke(Interlocked.Increment(ref done));
            });
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Unobserved;
        }

        return report;

        void Unobserved(object? sender, UnobservedTaskExceptionEventArgs args)
        {
            // Other tests may leave tasks behind at the same time.
            if (args.Exception.ToString().Contains(OurNamespace, StringComparison.Ordinal))
            {
                report.AddUnobserved(args.Exception);
            }
        }
    }
}
