using DeepAgents.Chaos.Emulation;
using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Plants;

/// <summary>Shows of each check that it notices what it is for, by a few jobs with one planted misbehaviour.</summary>
internal static class PlantCommand
{
    private const int Jobs = 12;
    private const int Faults = 5;

    /// <returns>Whether each was noticed by its own check and by no other.</returns>
    public static async Task<bool> RunAsync(EmulatorProcess emulator, ChaosOptions options)
    {
        var missed = 0;
        foreach (var plant in PlantNames.All)
        {
            // The job that never ends is told by a short limit, which no stalled answer is to use up.
            var faults = plant == Plant.UnfinishedJob ? 0 : Faults;
            var few = options with { Plant = plant, Jobs = Jobs, Parallel = Jobs, Faults = faults };
            var evidence = await new ChaosRun(emulator.Address, few).RunAsync();
            var failed = evidence.Failures.Keys.ToList();
            var isCaught = failed.SequenceEqual([PlantNames.CheckFor(plant)]);
            missed += isCaught ? 0 : 1;
            var outcome = isCaught ? "caught by" : "NOT CAUGHT, but";
            Console.WriteLine($"{PlantNames.Of(plant),-22}{outcome} {string.Join(", ", failed.DefaultIfEmpty("nothing"))}");
            if (!isCaught)
            {
                Console.WriteLine(Report.Of(evidence));
            }
        }

        Console.WriteLine($"{PlantNames.All.Count - missed} of {PlantNames.All.Count} planted faults were caught (seed {options.Seed})");
        return missed == 0;
    }
}
