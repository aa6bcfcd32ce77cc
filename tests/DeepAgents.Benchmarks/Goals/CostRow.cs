using DeepAgents.Benchmarks.Contenders;
using DeepAgents.Benchmarks.Measurement;

namespace DeepAgents.Benchmarks.Goals;

/// <summary>A row of the table whose figures are ratios to the floor.</summary>
/// <param name="Scenario">What it is called.</param>
/// <param name="Name">What the client process knows it by.</param>
/// <param name="Time">The greatest ratio of processor time.</param>
/// <param name="Bytes">The greatest ratio of allocated bytes.</param>
internal sealed record CostRow(string Scenario, string Name, double Time, double Bytes)
{
    /// <summary>What is within it says nothing.</summary>
    public const double TimeNoise = 0.15;

    /// <summary>Bytes are counted exactly, but shared pools and timers take some now and then.</summary>
    public const double BytesNoise = 0.01;

    public IEnumerable<Goal> Goals(Report report, bool timeToo)
    {
        var ours = report.Of(Ours.Name);
        yield return new Goal(Scenario, "bytes", Bytes, BytesNoise, ours.BytesRatio);
        if (timeToo)
        {
            yield return new Goal(Scenario, "time", Time, TimeNoise, ours.TimeRatio);
        }
    }
}
