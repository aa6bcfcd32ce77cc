using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>Something that a run waits for a person about: tool calls to decide on, or a question of the agent's own form.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunInterrupt>))]
public sealed class RunInterrupt : IWritesJson
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
        ActionRequests = ActionRequestReader.Read(this);
    }

    /// <summary>The id of the interrupt, or <see langword="null"/> if the runtime sent none.</summary>
    public string? Id { get; }

    /// <summary>What the run asks, as the agent sent it.</summary>
    public JToken? Value { get; }

    /// <summary>The path of the subgraph that asks; empty for the run itself.</summary>
    public IReadOnlyList<string> Namespace { get; }

    /// <summary>The tool calls that wait for a decision, in the order of the runtime; empty for an interrupt of another form.</summary>
    public IReadOnlyList<ActionRequest> ActionRequests { get; }

    /// <summary>Answers an interrupt that has no action requests.</summary>
    /// <param name="answer">The answer, in the form that the agent expects: any JSON but <c>null</c>. It is copied.</param>
    /// <returns>The decision to resume the run with.</returns>
    /// <exception cref="ArgumentException">The answer is <c>null</c> in JSON, which the runtime refuses.</exception>
    /// <exception cref="InvalidOperationException">The interrupt has action requests, which need decisions of their own.</exception>
    public Decision Answer(JToken answer)
    {
        _ = answer ?? throw new ArgumentNullException(nameof(answer));
        if (ActionRequests.Count > 0)
        {
            throw new InvalidOperationException("The interrupt has action requests: decide on each of them with Approve, Edit, Reject or Respond.");
        }

        return answer.Type is JTokenType.Null or JTokenType.Undefined
            ? throw new ArgumentException("The runtime does not accept null as an answer.", nameof(answer))
            : new Decision(this, answer.DeepClone());
    }

    /// <summary>The id and the names of the tools, never the value.</summary>
    public override string ToString() => Describe(SecretScrubber.None);

    void IWritesJson.WriteTo(WireWriter writer)
    {
        writer.StartObject();
        writer.Write("id"u8, Id);
        writer.Name("value"u8);
        JsonTokens.Write(Value, writer);
        writer.Write("namespace"u8, Namespace);
        writer.EndObject();
    }

    internal string Describe(SecretScrubber scrubber)
    {
        var actions = string.Join(", ", ActionRequests.Select(action => action.Describe(scrubber)));
        var id = Id is null ? "without an id" : scrubber.Scrub(Id);
        return SafeText.Escape($"interrupt {id}{(ActionRequests.Count > 0 ? ": " : "")}{actions}", 300);
    }

    /// <summary>The interrupts in the data of an event or in the values of a thread.</summary>
    internal static IReadOnlyList<RunInterrupt> In(JToken? data, IReadOnlyList<string>? path = null) =>
        ((data as JObject)?["__interrupt__"] as JArray)?.Select(item => From(item, path)).ToArray() ?? [];

    internal static RunInterrupt From(JToken item, IReadOnlyList<string>? path = null) =>
        item is JObject known ? new(known.Text("id"), known["value"], path) : new(null, item, path);

    /// <summary>Whether two are the same interrupt, seen at different times.</summary>
    internal bool Is(RunInterrupt other) => Id is null ? other.Id is null && JToken.DeepEquals(Value, other.Value) : Id == other.Id;
}
