namespace DeepAgents.Tests.Fuzzing.Outcomes;

/// <summary>What became of a case.</summary>
/// <param name="Type">A model, or the type of the exception.</param>
/// <param name="IsSuccess">Whether the call came as far as the mutated answer, with a status of success.</param>
/// <param name="Failure">Why that is not allowed; <see langword="null"/> where it is.</param>
internal sealed record Outcome(string Type, bool IsSuccess, string? Failure = null)
{
    public const string Model = "model";
}
