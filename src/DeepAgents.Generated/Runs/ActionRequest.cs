using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>One tool call that waits for the decision of a person.</summary>
public sealed class ActionRequest
{
    private static readonly DecisionKind[] AllKinds = [DecisionKind.Approve, DecisionKind.Edit, DecisionKind.Reject, DecisionKind.Respond];

    private readonly bool _isCamelCase;

    internal ActionRequest(RunInterrupt interrupt, JObject json, IReadOnlyList<DecisionKind>? allowed, bool isCamelCase)
    {
        Interrupt = interrupt;
        Name = json.Text("name") ?? "";
        Arguments = json["args"] as JObject ?? [];
        Description = json.Text("description");
        AllowedDecisions = allowed ?? AllKinds;
        _isCamelCase = isCamelCase;
    }

    /// <summary>The interrupt that the request is part of.</summary>
    public RunInterrupt Interrupt { get; }

    /// <summary>The name of the tool.</summary>
    public string Name { get; }

    /// <summary>The arguments that the model proposes.</summary>
    public JObject Arguments { get; }

    /// <summary>What the agent says about the call, or <see langword="null"/>.</summary>
    public string? Description { get; }

    /// <summary>
    /// The decisions that the agent accepts for this tool; all of them if the interrupt names none. Kinds that this version does not know
    /// are only in <see cref="RunInterrupt.Value"/>.
    /// </summary>
    public IReadOnlyList<DecisionKind> AllowedDecisions { get; }

    /// <summary>Lets the tool run as proposed.</summary>
    public Decision Approve() => Decide(DecisionKind.Approve, "approve");

    /// <summary>Lets a tool run with other arguments, or another tool.</summary>
    /// <param name="name">The name of the tool to run, usually <see cref="Name"/>.</param>
    /// <param name="arguments">The arguments to run it with. They are copied.</param>
    public Decision Edit(string name, JObject arguments) =>
        Decide(DecisionKind.Edit, "edit", new JProperty(_isCamelCase ? "editedAction" : "edited_action", new JObject
        {
            ["name"] = string.IsNullOrEmpty(name) ? throw new ArgumentException("The name of the tool is empty.", nameof(name)) : name,
            ["args"] = (arguments ?? throw new ArgumentNullException(nameof(arguments))).DeepClone(),
        }));

    /// <summary>Refuses the call. The tool does not run, and the agent goes on with the refusal.</summary>
    /// <param name="message">The reason that the model is told, or <see langword="null"/>.</param>
    public Decision Reject(string? message = null) =>
        message is null ? Decide(DecisionKind.Reject, "reject") : Decide(DecisionKind.Reject, "reject", new JProperty("message", message));

    /// <summary>Answers in place of the tool. The tool does not run, and the model gets the message as its result.</summary>
    /// <param name="message">The result that the model gets.</param>
    public Decision Respond(string message) =>
        Decide(DecisionKind.Respond, "respond", new JProperty("message", message ?? throw new ArgumentNullException(nameof(message))));

    /// <summary>The name of the tool, never its arguments.</summary>
    public override string ToString() => Describe(SecretScrubber.None);

    internal string Describe(SecretScrubber scrubber) => SafeText.Escape(scrubber.Scrub(Name), 100);

    private Decision Decide(DecisionKind kind, string type, params JProperty[] members) =>
        new(this, kind, new JObject([new JProperty("type", type), .. members]));
}
