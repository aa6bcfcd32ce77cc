namespace DeepAgents;

/// <summary>The event that says that the run is done (<c>end</c>). Many streams end without it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunEndEvent>))]
public sealed class RunEndEvent : RunEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The raw name.</param>
    /// <param name="data">The raw data.</param>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    public RunEndEvent(string name, string data, string? id = null)
        : base(name, data, id)
    {
    }

    internal RunEndEvent(string name, EventText data, string? id)
        : base(name, data, id)
    {
    }
}
