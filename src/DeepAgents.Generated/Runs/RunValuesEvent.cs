using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>The whole state after a step (<c>values</c>).</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunValuesEvent>))]
public sealed class RunValuesEvent : RunEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The raw name.</param>
    /// <param name="data">The raw data.</param>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    public RunValuesEvent(string name, string data, string? id = null)
        : base(name, data, id)
    {
    }

    internal RunValuesEvent(string name, EventText data, string? id)
        : base(name, data, id)
    {
    }

    /// <summary>The channels of the state, or <see langword="null"/> where the data is no object.</summary>
    public JObject? Values => Json as JObject;

    /// <summary>What the run waits for a person about; empty for most events.</summary>
    public IReadOnlyList<RunInterrupt> Interrupts => RunInterrupt.In(Json, Namespace);
}
