using Quickstart.Steps;
using Spectre.Console;

namespace Quickstart.Output;

/// <summary>How the outcome of a step looks.</summary>
internal static class Marks
{
    public static string Of(StepOutcome outcome, bool unicode) => outcome switch
    {
        StepOutcome.Passed => unicode ? "✓" : "+",
        StepOutcome.Skipped => "-",
        StepOutcome.Failed => unicode ? "✗" : "x",
        _ => "!",
    };

    public static Style StyleOf(StepOutcome outcome) => new(outcome switch
    {
        StepOutcome.Passed => Color.Green,
        StepOutcome.Failed => Color.Red,
        _ => Color.Yellow,
    });
}
