using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// What a person decided: about one <see cref="ActionRequest"/>, or as the answer to an interrupt of another form. Nothing happens until it
/// is passed to a method that resumes the run.
/// </summary>
public sealed class Decision
{
    private readonly JToken _json;

    internal Decision(ActionRequest action, DecisionKind kind, JObject json)
    {
        (Interrupt, Action, Kind) = (action.Interrupt, action, kind);
        _json = json;
    }

    internal Decision(RunInterrupt interrupt, JToken answer) => (Interrupt, _json) = (interrupt, answer);

    /// <summary>The interrupt that the decision answers.</summary>
    public RunInterrupt Interrupt { get; }

    /// <summary>The action that the decision is about, or <see langword="null"/> for the answer to an interrupt of another form.</summary>
    public ActionRequest? Action { get; }

    /// <summary>What was decided, or <see langword="null"/> for the answer to an interrupt of another form.</summary>
    public DecisionKind? Kind { get; }

    /// <summary>A copy of the JSON that the runtime gets.</summary>
    internal JToken ToJson() => _json.DeepClone();
}
