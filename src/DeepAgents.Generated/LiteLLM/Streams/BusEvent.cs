using Newtonsoft.Json.Linq;

namespace DeepAgents.LiteLLM;

/// <summary>
/// One event of the harness's bus. Which ones there are is the harness's own affair: <c>message.part.delta</c>, <c>message.updated</c>,
/// <c>session.status</c>, <c>session.idle</c>, <c>server.heartbeat</c> are usual ones. Leave unknown ones alone.
/// </summary>
public sealed class BusEvent
{
    private readonly JObject? _json;

    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="data">The raw data.</param>
    public BusEvent(string data)
    {
        Data = data ?? throw new ArgumentNullException(nameof(data));
        _json = WireJson.ParseOrNull(data) as JObject;
    }

    internal BusEvent(JObject json)
    {
        _json = json;
        Data = json.ToString(Newtonsoft.Json.Formatting.None);
    }

    /// <summary>The type of the event; empty where the data tells none.</summary>
    public string Type => _json.Text("type") ?? string.Empty;

    /// <summary>The id of the event, or <see langword="null"/>.</summary>
    public string? Id => _json.Text("id");

    /// <summary>What the event is about, or <see langword="null"/> where it is no object.</summary>
    public JObject? Properties => _json?["properties"] as JObject;

    /// <summary>The data as JSON: as it came, or, for an event inside another, written anew.</summary>
    public string Data { get; }

    /// <summary>The piece of text that a <c>message.part.delta</c> brings; empty for every other event.</summary>
    public string TextDelta => Type == "message.part.delta" && Properties.Text("field") is null or "text" ? Properties.Text("delta") ?? string.Empty : string.Empty;

    internal static StreamProtocol<BusEvent> Protocol { get; } = new BusProtocol();

    /// <summary>The type and the length of the data, never the data.</summary>
    public override string ToString() => $"{SafeText.Escape(Type, 100)} ({Data.Length} characters)";

    private sealed class BusProtocol : StreamProtocol<BusEvent>
    {
        // This stream has no frame for failures: it just closes. An idle session is the only sign that it was done.
        public override bool NeedsEnd => true;

        public override BusEvent Read(in RawServerSentEvent item) => new(EventText.Of(item.Data));

        public override bool? IsEnd(BusEvent item) => item.Type switch
        {
            "session.idle" => true,
            "server.heartbeat" or "server.connected" or "stream.opened" => null,
            _ => false,
        };
    }
}
