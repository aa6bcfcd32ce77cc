namespace DeepAgents.Benchmarks.Measurement;

/// <summary>Lets contenders take turns, so that whatever disturbs the machine disturbs all of them.</summary>
internal static class Rounds
{
    /// <param name="contenders">The first one is what the others are compared with.</param>
    /// <param name="expected">The checksum that each run must give.</param>
    /// <param name="rounds">How many times each has its turn.</param>
    /// <param name="runs">How many runs a turn has.</param>
    /// <param name="units">How many units one run is, for example events.</param>
    public static async Task<IReadOnlyList<Figures>> RunAsync(
        IReadOnlyList<Contender> contenders, long expected, int rounds, int runs, int units = 1)
    {
        var samples = contenders.Select(_ => new List<Sample>()).ToArray();

        // The first half is for the compiler, which works on what is used much while it is used, and on the same core.
        for (var round = -rounds; round < rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                // Not always the same one after the same other.
                var index = (turn + round + rounds) % contenders.Count;
                var sample = await TurnAsync(contenders[index], expected, runs);
                if (round >= 0)
                {
                    samples[index].Add(sample);
                }
            }
        }

        return contenders.Select((contender, index) => new Figures(
            contender.Name,
            Median(samples[index].Select(sample => sample.Microseconds / units)),
            Median(samples[index].Select(sample => sample.Bytes / units)),
            Median(samples[index].Zip(samples[0], (mine, floor) => mine.Microseconds / floor.Microseconds)),
            Median(samples[index].Zip(samples[0], (mine, floor) => mine.Bytes / floor.Bytes)))).ToList();
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static async Task<Sample> TurnAsync(Contender contender, long expected, int runs)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        for (var run = 0; run < runs; run++)
        {
            if (await contender.RunAsync() is var found && found != expected)
            {
                throw new InvalidOperationException($"{contender.Name} found {found} where {expected} was expected.");
            }
        }

        return new Sample(
            (Environment.CpuUsage.TotalTime - time).TotalMicroseconds / runs,
            (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / runs);
    }

    private readonly record struct Sample(double Microseconds, double Bytes);
}
