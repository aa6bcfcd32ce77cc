using System.Text.Json.Nodes;

namespace DeepAgents.Chaos.Emulation;

/// <summary>What the emulator is told: everything quick, so that a run is many jobs and little waiting.</summary>
internal static class ChaosScenario
{
    public static JsonObject Stormy(int seed, int percent)
    {
        var scenario = Calm();
        scenario["seed"] = seed;
        scenario["latency"] = new JsonObject { ["minimum"] = "00:00:00", ["maximum"] = "00:00:00.004" };
        scenario["faults"] = FaultMix.Of(percent / 100.0);
        return scenario;
    }

    /// <summary>The same without faults.</summary>
    public static JsonObject Calm() => new()
    {
        ["answers"] = new JsonArray(new JsonObject { ["duration"] = "00:00:00.040" }),
        ["sessions"] = new JsonArray(new JsonObject { ["duration"] = "00:00:00.040" }),
        ["authorization"] = new JsonObject { ["delay"] = "00:00:00.030" },
        ["heartbeat_interval"] = "00:00:00.500",
    };
}
