using Newtonsoft.Json.Linq;

namespace DeepAgents.LangSmith;

/// <summary>Something that a run waits for a person about, such as the approval of a tool call.</summary>
public sealed class RunInterrupt
{
    /// <summary>Creates an interrupt, for tests.</summary>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    /// <param name="value">What the run asks.</param>
    /// <param name="path">The path of the subgraph that asks; empty for the run itself.</param>
    public RunInterrupt(string? id, JToken? value, IReadOnlyList<string>? path = null)
    {
        Id = id;
        Value = value;
        Namespace = path ?? [];
    }

    /// <summary>The id of the interrupt, or <see langword="null"/> where the runtime gave none.</summary>
    public string? Id { get; }

    /// <summary>What the run asks, in the form that the agent chose.</summary>
    public JToken? Value { get; }

    /// <summary>The path of the subgraph that asks; empty for the run itself.</summary>
    public IReadOnlyList<string> Namespace { get; }

    /// <summary>The interrupts in the data of an event or in the values of a thread.</summary>
    internal static IReadOnlyList<RunInterrupt> In(JToken? data, IReadOnlyList<string>? path = null) =>
        ((data as JObject)?["__interrupt__"] as JArray)?.Select(item => From(item, path)).ToArray() ?? [];

    internal static RunInterrupt From(JToken item, IReadOnlyList<string>? path = null) =>
        item is JObject known ? new(known.Text("id"), known["value"], path) : new(null, item, path);
}
