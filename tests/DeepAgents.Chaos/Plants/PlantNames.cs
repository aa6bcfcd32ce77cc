using System.Text.Json;
using DeepAgents.Chaos.Checks;

namespace DeepAgents.Chaos.Plants;

/// <summary>The names of the plants on the command line, and the check that each of them is for.</summary>
internal static class PlantNames
{
    public const string AllOfThem = "all";

    public static IReadOnlyList<Plant> All { get; } = [.. Enum.GetValues<Plant>().Where(plant => plant != Plant.None)];

    public static string Of(Plant plant) => JsonNamingPolicy.KebabCaseLower.ConvertName(plant.ToString());

    public static Plant? Find(string name) => All.Cast<Plant?>().FirstOrDefault(plant => Of(plant!.Value) == name);

    public static string CheckFor(Plant plant) => plant switch
    {
        Plant.DuplicateRequest => DuplicatesCheck.CheckName,
        Plant.LostEvent => LostEventsCheck.CheckName,
        Plant.RepeatedEvent => RepeatedEventsCheck.CheckName,
        Plant.WrongAnswer => AnswersCheck.CheckName,
        Plant.LeakedConnection => ConnectionsCheck.CheckName,
        Plant.UnobservedTask or Plant.LeakedTask => TasksCheck.CheckName,
        Plant.WrongException => ExceptionsCheck.CheckName,
        Plant.UnfinishedJob => FinishedCheck.CheckName,
        Plant.HangingCancellation => CancellationsCheck.CheckName,
        Plant.ForgottenDeletion => DeletionsCheck.CheckName,
        _ => throw new ArgumentOutOfRangeException(nameof(plant), plant, "There is no check for it."),
    };
}
