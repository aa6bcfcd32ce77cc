namespace DeepAgents;

/// <summary>The first event of a run (<c>metadata</c>): which run it is.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunMetadataEvent>))]
public sealed class RunMetadataEvent : RunEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The raw name.</param>
    /// <param name="data">The raw data.</param>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    public RunMetadataEvent(string name, string data, string? id = null)
        : base(name, data, id)
    {
    }

    internal RunMetadataEvent(string name, EventText data, string? id)
        : base(name, data, id)
    {
    }

    /// <summary>The id of the run, or <see langword="null"/> where it is not told.</summary>
    public string? RunId => Json.Text("run_id");

    /// <summary>The id of the thread, or <see langword="null"/> where it is not told.</summary>
    public string? ThreadId => Json.Text("thread_id");

    /// <summary>Which attempt of the run it is, beginning with 1, or <see langword="null"/> where it is not told.</summary>
    public int? Attempt => int.TryParse(Json.Text("attempt"), out var attempt) ? attempt : null;
}
