using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepAgents.Emulator;

/// <summary>The JSON form of a scenario.</summary>
internal static class ScenarioJson
{
    /// <summary>How the emulator's own documents are written.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
    };

    public static EmulatorScenario Parse(string json)
    {
        EmulatorScenario? scenario;
        try
        {
            scenario = JsonSerializer.Deserialize<EmulatorScenario>(json, Options);
        }
        catch (JsonException invalid)
        {
            throw new FormatException($"The scenario is not valid: {invalid.Message}", invalid);
        }

        return scenario is null ? throw new FormatException("The scenario is not valid: it is null.") : Checked(scenario);
    }

    /// <summary>The name of a value as JSON has it.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string Write(EmulatorScenario scenario) => JsonSerializer.Serialize(scenario, Options);

    /// <summary>A checked copy, which later changes of the original do not reach.</summary>
    public static EmulatorScenario Copy(EmulatorScenario scenario) => Parse(Write(Checked(scenario)));

    private static EmulatorScenario Checked(EmulatorScenario scenario)
    {
        var problems = ScenarioCheck.Problems(scenario);
        return problems.Count == 0
            ? scenario
            : throw new FormatException($"The scenario is not valid: {string.Join("; ", problems)}.");
    }
}
