namespace Quickstart.Steps;

/// <summary>A step that is over.</summary>
internal sealed record StepResult(string Section, StepOutcome Outcome, TimeSpan Elapsed);
