namespace Quickstart.Steps;

/// <summary>How a step ended.</summary>
internal enum StepOutcome
{
    Passed,
    Skipped,
    Failed,
    Interrupted,
}
