using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>What a step changed, by the node that did it (<c>updates</c>).</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunUpdatesEvent>))]
public sealed class RunUpdatesEvent : RunEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The raw name.</param>
    /// <param name="data">The raw data.</param>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    public RunUpdatesEvent(string name, string data, string? id = null)
        : base(name, data, id)
    {
    }

    internal RunUpdatesEvent(string name, EventText data, string? id)
        : base(name, data, id)
    {
    }

    /// <summary>The changes by node, or <see langword="null"/> where the data is no object.</summary>
    public JObject? Updates => Json as JObject;

    /// <summary>What the run waits for a person about; empty for most events.</summary>
    public IReadOnlyList<RunInterrupt> Interrupts => RunInterrupt.In(Json, Namespace);
}
