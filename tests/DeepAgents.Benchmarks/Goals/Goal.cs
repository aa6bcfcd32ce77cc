namespace DeepAgents.Benchmarks.Goals;

/// <summary>A limit that a figure must not exceed.</summary>
/// <param name="Scenario">The row of the table.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Limit">The greatest figure that is good enough.</param>
/// <param name="Noise">What figures differ by from run to run; exact ones by nothing.</param>
/// <param name="Found">The figure.</param>
internal sealed record Goal(string Scenario, string Measure, double Limit, double Noise, double Found)
{
    /// <summary>Whether it is reached, or missed by no more than figures differ by.</summary>
    public bool Holds => Found <= Limit + Noise;

    public string Verdict => Found <= Limit ? "holds" : Holds ? "within noise" : "MISSED";
}
