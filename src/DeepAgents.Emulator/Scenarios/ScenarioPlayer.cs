using System.Diagnostics.CodeAnalysis;

namespace DeepAgents.Emulator;

/// <summary>A scenario at work: how often each of its rules was used, and what comes next.</summary>
internal sealed class ScenarioPlayer
{
    private const int LatencyRule = -1;

    private static readonly SessionScript[] BuiltInSessions =
    [
        new() { WhenAgentNameContains = MagicWords.FailingAgent, BringUp = BringUpKind.Failing },
        new(),
    ];

    private readonly SeededChoice _chance;
    private readonly LimitedUse<AnswerScript>[] _answers;
    private readonly LimitedUse<SessionScript>[] _sessions;
    private readonly FaultCounter[] _faults;
    private long _requests;

    public ScenarioPlayer(EmulatorScenario scenario)
    {
        Scenario = ScenarioJson.Copy(scenario);
        _chance = new SeededChoice(Scenario.Seed);
        _answers = [.. Scenario.Answers.Concat(BuiltInAnswers.All).Select(answer => new LimitedUse<AnswerScript>(answer, answer.Times))];
        _sessions = [.. Scenario.Sessions.Concat(BuiltInSessions).Select(session => new LimitedUse<SessionScript>(session, session.Times))];
        _faults = [.. Scenario.Faults.Select((rule, index) => new FaultCounter(rule, index, _chance))];
    }

    /// <summary>A copy of what was asked for; not to be changed.</summary>
    public EmulatorScenario Scenario { get; }

    public AnswerScript AnswerTo(string input) => Take(_answers, answer => Fits(answer.WhenInputContains, input));

    /// <summary>A tool that any answer can call, by its name: a person may put it in the place of another one.</summary>
    public ToolCallScript? FindTool(string name) => Scenario.Answers.Concat(BuiltInAnswers.All)
        .SelectMany(answer => answer.ToolCalls)
        .FirstOrDefault(tool => tool.Name == name);

    public SessionScript SessionOf(string? agentName) =>
        Take(_sessions, session => Fits(session.WhenAgentNameContains, agentName ?? ""));

    public TimeSpan NextLatency()
    {
        var (minimum, maximum) = (Scenario.Latency.Minimum, Scenario.Latency.Maximum);
        return maximum == TimeSpan.Zero
            ? TimeSpan.Zero
            : minimum + ((maximum - minimum) * _chance.Unit(LatencyRule, Interlocked.Increment(ref _requests)));
    }

    /// <summary>The fault of the request, if it has one. Every rule counts each request that fits it, even if another one is chosen.</summary>
    public bool TryNextFault(string method, string path, [NotNullWhen(true)] out FaultRule? fault)
    {
        fault = null;
        foreach (var counter in _faults)
        {
            if (counter.Strikes(method, path, taken: fault is not null))
            {
                fault = counter.Rule;
            }
        }

        return fault is not null;
    }

    private static bool Fits(string? wanted, string text) =>
        wanted is null || text.Contains(wanted, StringComparison.OrdinalIgnoreCase);

    private static T Take<T>(LimitedUse<T>[] rules, Func<T, bool> fits) =>
        Array.Find(rules, rule => fits(rule.Value) && rule.TryUse())!.Value;
}
