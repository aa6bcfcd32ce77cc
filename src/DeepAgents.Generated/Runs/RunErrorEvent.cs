namespace DeepAgents;

/// <summary>
/// What went wrong after the stream had begun (<c>error</c>). It is not handed out like the others but thrown, as a
/// <see cref="RunStreamException"/> that carries it.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunErrorEvent>))]
public sealed class RunErrorEvent : RunEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The raw name.</param>
    /// <param name="data">The raw data.</param>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    public RunErrorEvent(string name, string data, string? id = null)
        : base(name, data, id)
    {
    }

    internal RunErrorEvent(string name, EventText data, string? id)
        : base(name, data, id)
    {
    }

    /// <summary>The kind of error, as the runtime calls it, for example <c>TypeError</c>; <see langword="null"/> where it does not say.</summary>
    public string? Error => Json.Text("error");

    /// <summary>
    /// The explanation: the <c>message</c>, or the explaining texts of data in another form (<c>detail</c>, a nested <c>error</c>, a list, a
    /// text), or the raw data if it is not JSON. <see langword="null"/> if there is none.
    /// </summary>
    public string? Message => Json is null ? Data : Json.Text("message") ?? Explanation.Of(Json, except: Error is null ? null : Json["error"]);
}
