namespace DeepAgents.Tests.Fuzzing;

/// <summary>Many cases, on as many threads as there are processors, and an eye on tasks whose failure nobody saw.</summary>
internal static class FuzzRound
{
    private const string Bystander = "TestPlatform";

    /// <summary>The seed of a case of a round.</summary>
    public static ulong SeedOf(ulong round, int number) => Dice.Mix(Dice.Mix(round) + (ulong)number);

    /// <param name="seed">The seed of the round.</param>
    /// <param name="cases">How many cases.</param>
    /// <param name="onProgress">Told how many are done, on any thread.</param>
    public static async Task<FuzzReport> RunAsync(ulong seed, int cases, Action<int>? onProgress = null)
    {
        var report = new FuzzReport();
        Collect();
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
            Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Unobserved;
        }

        return report;

        void Unobserved(object? sender, UnobservedTaskExceptionEventArgs args)
        {
            // Whatever it is, it is ours, but for the program that the tests run in. Not by our names in the stack: it may have none.
            if (!args.Exception.ToString().Contains(Bystander, StringComparison.Ordinal))
            {
                report.AddUnobserved(args.Exception);
            }
        }
    }

    /// <summary>Only when a task is collected does it tell that nobody saw its exception.</summary>
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
