using DeepAgents.Chaos.Emulation;
using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Plants;

/// <summary>Shows of each check that it notices what it is for, by a few jobs with one planted misbehaviour.</summary>
internal static class PlantCommand
{
    private const int Jobs = 40;

    /// <returns>Whether each was noticed by its own check and by no other.</returns>
    public static async Task<bool> RunAsync(EmulatorProcess emulator, ChaosOptions options)
    {
        var missed = 0;
        foreach (var plant in PlantNames.All)
        {
            var evidence = await new ChaosRun(emulator.Address, options with { Plant = plant, Jobs = Jobs, Parallel = Jobs }).RunAsync();
            var failed = evidence.Failures.Keys.ToList();
            var isCaught = failed.SequenceEqual([PlantNames.CheckFor(plant)]);
            missed += isCaught ? 0 : 1;
            Console.WriteLine($"{PlantNames.Of(plant),-22}{(isCaught ? "caught by" : "NOT CAUGHT, but")} {string.Join(", ", failed.DefaultIfEmpty("nothing"))}");
            if (!isCaught)
            {
                Console.WriteLine(Report.Of(evidence));
            }
        }

        Console.WriteLine($"{PlantNames.All.Count - missed} of {PlantNames.All.Count} planted faults were caught (seed {options.Seed})");
        return missed == 0;
    }
}
