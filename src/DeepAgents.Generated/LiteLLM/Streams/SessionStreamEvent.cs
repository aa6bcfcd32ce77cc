using Newtonsoft.Json.Linq;

namespace DeepAgents.LiteLLM;

/// <summary>
/// One frame of a session's stream: <see cref="SessionReadyEvent"/>, <see cref="HarnessEvent"/>, <see cref="SessionDoneEvent"/>, or of this class
/// itself where the type is one that this version does not know. An <c>error</c> frame is thrown as a <see cref="SessionStreamException"/>.
/// </summary>
public class SessionStreamEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="type">The type of the frame.</param>
    /// <param name="data">The raw data.</param>
    public SessionStreamEvent(string type, string data)
    {
        Type = type ?? throw new ArgumentNullException(nameof(type));
        Data = data ?? throw new ArgumentNullException(nameof(data));
    }

    /// <summary>The type of the frame; empty where the data tells none.</summary>
    public string Type { get; }

    /// <summary>The raw data.</summary>
    public string Data { get; }

    internal static StreamProtocol<SessionStreamEvent> Protocol { get; } = new SessionProtocol();

    /// <summary>The type and the length of the data, never the data.</summary>
    public override string ToString() => $"{SafeText.Escape(Type, 100)} ({Data.Length} characters)";

    private sealed class SessionProtocol : StreamProtocol<SessionStreamEvent>
    {
        public override bool NeedsEnd => true;

        public override SessionStreamEvent Read(in RawServerSentEvent item)
        {
            var data = EventText.Of(item.Data);
            var json = WireJson.ParseOrNull(data) as JObject;
            var type = json.Text("type") ?? string.Empty;
            return type switch
            {
                "ready" => new SessionReadyEvent(data),
                "harness_event" when json!["event"] is JObject bus => new HarnessEvent(data, new BusEvent(bus)),
                "done" => new SessionDoneEvent(data),
                _ => new SessionStreamEvent(type, data),
            };
        }

        public override Exception? Failure(SessionStreamEvent item, SecretScrubber scrubber) =>
            item.Type == "error" ? new SessionStreamException(scrubber.Scrub(WireJson.ParseOrNull(item.Data) is { } json && Explanation.Of(json) is { } text ? text : item.Data)) : null;

        public override bool? IsEnd(SessionStreamEvent item) => item is SessionDoneEvent || item.Type == "error" ? true : null;
    }
}
