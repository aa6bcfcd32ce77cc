using System.Diagnostics;
using DeepAgents;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>
/// Shows the steps as they end, and remembers how. A tour calls <see cref="Begin"/>, does its work, and calls <see cref="Pass"/>;
/// whatever it throws in between is the failure of the step.
/// </summary>
internal sealed class StepLog(Screen screen)
{
    private readonly List<StepResult> _results = [];
    private string _section = "";
    private string? _title;
    private long _began;

    public IReadOnlyList<StepResult> Results => _results;

    public bool HasFailures => _results.Exists(result => result.Outcome == StepOutcome.Failed);

    /// <summary>Starts a group of steps.</summary>
    /// <param name="title">Its heading, and its name in the summary.</param>
    /// <param name="remark">What the heading says beside it.</param>
    public void Section(string title, string? remark = null)
    {
        _section = title;
        screen.Heading(title, remark);
    }

    public void Begin(string title)
    {
        _title = title;
        _began = Stopwatch.GetTimestamp();
    }

    public void Pass(string detail) => End(StepOutcome.Passed, detail);

    public void Skip(string title, string why)
    {
        Begin(title);
        End(StepOutcome.Skipped, why);
    }

    public void Interrupt() => End(StepOutcome.Interrupted, "interrupted");

    public void Fail(Exception failure) => End(StepOutcome.Failed, Describe(failure));

    private static string Describe(Exception failure) => failure switch
    {
        StepFailedException => failure.Message,
        DeepAgentsConfigurationException => failure.Message,
        _ => $"{NameOf(failure.GetType())}: {failure.Message}",
    };

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private void End(StepOutcome outcome, string detail)
    {
        // Between two steps nothing is open, and a failure there still has to be seen.
        var elapsed = _title is null ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_began);
        _results.Add(new StepResult(_section, outcome, elapsed));
        screen.Step(outcome, _title ?? "Go on", detail);
        _title = null;
    }
}
