using System.Globalization;
using DeepAgents.Chaos.Plants;

namespace DeepAgents.Chaos;

/// <summary>What the command line asks for.</summary>
internal sealed record ChaosOptions
{
    public const string Help = """
        Drives jobs through the emulator, which runs in a process of its own, while requests fail, and compares what the
        jobs believe with the emulator's own ledger.

        Usage: dotnet run --project tests/DeepAgents.Chaos -- [options]

          --jobs <number>      How many jobs. Default: 1000.
          --faults <percent>   How many requests meet a fault, 0 to 100. Default: 20.
          --parallel <number>  How many jobs at once. Default: 100.
          --seed <number>      Where chance begins. Default: another one each time; the report tells it.
          --plant <name>       Lets this program itself misbehave once, which must be noticed. With 'all', one after
                               the other; the run ends well if each is noticed by its check, and by no other.
          --help               Shows this and ends.

        Ends with 0; with 1 if a check failed; with 64 if the arguments are wrong.
        """;

    public int Jobs { get; init; } = 1000;

    public int Faults { get; init; } = 20;

    public int Parallel { get; init; } = 100;

    public int Seed { get; init; } = Random.Shared.Next(1, 1_000_000);

    public Plant Plant { get; init; }

    public bool AllPlants { get; init; }

    public bool ShowHelp { get; init; }

    /// <summary>How long a job may take before it counts as one that never ends.</summary>
    public TimeSpan JobLimit => TimeSpan.FromSeconds(Plant == Plant.UnfinishedJob ? 3 : 180);

    /// <summary>How long a job may go on after its cancellation before it counts as hanging.</summary>
    public TimeSpan CancellationLimit => TimeSpan.FromSeconds(Plant == Plant.HangingCancellation ? 1 : 30);

    /// <summary>How long the connections and timers of disposed clients may take to go.</summary>
    public TimeSpan EndLimit => TimeSpan.FromSeconds(Plant is Plant.LeakedConnection or Plant.LeakedTask ? 1 : 8);

    /// <returns>The options; null if the arguments are wrong.</returns>
    public static ChaosOptions? Parse(IReadOnlyList<string> arguments)
    {
        ChaosOptions? options = new();
        for (var index = 0; index < arguments.Count && options is not null; index++)
        {
            options = arguments[index] is "--help" or "-h"
                ? options with { ShowHelp = true }
                : options.With(arguments[index], ++index < arguments.Count ? arguments[index] : "");
        }

        return options;
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private ChaosOptions? With(string name, string value) => name switch
    {
        "--jobs" when Number(value, 1, 10_000_000) is { } jobs => this with { Jobs = jobs },
        "--faults" when Number(value, 0, 100) is { } percent => this with { Faults = percent },
        "--parallel" when Number(value, 1, 5000) is { } parallel => this with { Parallel = parallel },
        "--seed" when Number(value, 0, int.MaxValue) is { } seed => this with { Seed = seed },
        "--plant" when value == PlantNames.AllOfThem => this with { AllPlants = true },
        "--plant" when PlantNames.Find(value) is { } plant => this with { Plant = plant },
        _ => null,
    };
}
