namespace DeepAgents.Tests.Fuzzing.Outcomes;

/// <summary>What became of a case.</summary>
/// <param name="Type">A model, or the type of the exception.</param>
/// <param name="Failure">Why that is not allowed; <see langword="null"/> where it is.</param>
internal sealed record Outcome(string Type, string? Failure = null)
{
    public static readonly Outcome Model = new("model");

    public bool IsModel => this == Model;
}
