using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// The decisions of a person, checked against the interrupts that they answer and put into the form of the runtime. A wrong answer spoils
/// a pause for good on the server, so everything that can be wrong is refused here.
/// </summary>
internal sealed class ResumeAnswers
{
    private readonly List<(RunInterrupt Interrupt, JToken Answer)> _answers = [];
    private readonly SecretScrubber _scrubber;

    /// <summary>Checks the decisions and groups them by interrupt.</summary>
    /// <param name="interrupts">The interrupts to answer, all of them. None for a pause that asks nothing.</param>
    /// <param name="decisions">One decision for each action request, and one answer for each interrupt of another form, in any order.</param>
    /// <param name="secrets">What must not be in a message: the runtime chose the names and ids, and may have repeated one.</param>
    /// <exception cref="ArgumentException">A decision is missing, doubled, not allowed, or about something else.</exception>
    public ResumeAnswers(IEnumerable<RunInterrupt> interrupts, IEnumerable<Decision> decisions, CallSecrets? secrets = null)
    {
        _scrubber = secrets?.Scrubber ?? SecretScrubber.None;
        _ = interrupts ?? throw new ArgumentNullException(nameof(interrupts));
        var open = (decisions ?? throw new ArgumentNullException(nameof(decisions))).ToList();
        if (open.Contains(null!))
        {
            throw Wrong("One of the decisions is null.");
        }

        foreach (var interrupt in interrupts)
        {
            if (!_answers.Exists(answered => answered.Interrupt.Is(interrupt)))
            {
                _answers.Add((interrupt, AnswerTo(interrupt, open)));
            }
        }

        if (open.Count > 0)
        {
            throw Wrong($"The decision about {Show(open[0])} answers none of the interrupts.");
        }
    }

    /// <summary>The interrupts that are answered.</summary>
    public IEnumerable<RunInterrupt> Interrupts => _answers.Select(pair => pair.Interrupt);

    /// <summary>The value of <c>command.resume</c>.</summary>
    /// <param name="isKeyed">
    /// Whether the answers are keyed by the ids of their interrupts. An answer without an id goes to every interrupt that waits, so it is
    /// only for a thread on which exactly one does.
    /// </param>
    public JToken ToJson(bool isKeyed)
    {
        if (!isKeyed && _answers.Count == 1)
        {
            return _answers[0].Answer;
        }

        // An empty object answers nothing and lets a run go on that paused without asking.
        return new JObject(_answers.Select(pair => new JProperty(
            pair.Interrupt.Id ?? throw new InvalidOperationException("Several interrupts wait, and one of them has no id to answer it by."),
            pair.Answer)));
    }

    private JToken AnswerTo(RunInterrupt interrupt, List<Decision> open)
    {
        if (interrupt.ActionRequests.Count == 0)
        {
            return Take(open, decision => decision.Action is null && decision.Interrupt.Is(interrupt), interrupt.Describe(_scrubber)).ToJson();
        }

        var decisions = interrupt.ActionRequests.Select((action, index) =>
        {
            var name = $"{Show(action)} ({index + 1} of {interrupt.ActionRequests.Count} of {interrupt.Describe(_scrubber)})";
            var decision = Take(open, found => IsAbout(found, interrupt, index), name);
            return action.AllowedDecisions.Contains(decision.Kind!.Value)
                ? decision.ToJson()
                : throw Wrong($"The decision {decision.Kind} is not allowed for {name}. Allowed: {string.Join(", ", action.AllowedDecisions)}.");
        }).ToList();
        return ActionRequestReader.IsSingle(interrupt.Value) ? decisions[0] : new JObject { ["decisions"] = new JArray(decisions) };
    }

    private static bool IsAbout(Decision decision, RunInterrupt interrupt, int index) =>
        decision.Action is { } action
        && decision.Interrupt.Is(interrupt)
        && action.Interrupt.ActionRequests.ElementAtOrDefault(index) == action;

    private static Decision Take(List<Decision> open, Predicate<Decision> match, string name)
    {
        var found = open.FindAll(match);
        open.RemoveAll(match);
        return found.Count switch
        {
            1 => found[0],
            0 => throw Wrong($"There is no decision about {name}."),
            _ => throw Wrong($"There are {found.Count} decisions about {name}."),
        };
    }

    private string Show(Decision decision)
    {
        var interrupt = decision.Interrupt.Describe(_scrubber);
        return decision.Action is null ? interrupt : $"{Show(decision.Action)} of {interrupt}";
    }

    private string Show(ActionRequest action) => $"the action '{action.Describe(_scrubber)}'";

    private static ArgumentException Wrong(string message, string parameter = "decisions") => new(message, parameter);
}
