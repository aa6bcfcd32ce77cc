using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// One event of a run. The events that this version knows are of a class of their own; any other is of this class, with its raw name and data,
/// so that nothing a newer server sends is lost.
/// </summary>
/// <remarks>
/// As JSON, for logs and relays, it is <c>{"event":"messages","id":"1","data":…}</c>. The data is JSON if it is JSON, else a text.
/// </remarks>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunEvent>))]
public class RunEvent : IWritesJson
{
    private EventText _data;
    private bool _isParsed;
    private JToken? _json;

    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The raw name, with the path of the subgraph where there is one: <c>messages|tools:1</c>.</param>
    /// <param name="data">The raw data.</param>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    public RunEvent(string name, string data, string? id = null)
        : this(name ?? throw new ArgumentNullException(nameof(name)), new EventText(data ?? throw new ArgumentNullException(nameof(data))), id)
    {
    }

    internal RunEvent(string name, EventText data, string? id)
    {
        (Name, _data, Id) = (name, data, id);
        var end = name.IndexOf('|');
        (Kind, Namespace) = end < 0 ? (name, []) : (name.Substring(0, end), name.Substring(end + 1).Split('|'));
    }

    /// <summary>The raw name, with the path of the subgraph where there is one.</summary>
    public string Name { get; }

    /// <summary>The name without the path: <c>metadata</c>, <c>values</c>, <c>updates</c>, <c>messages</c>, <c>error</c>, <c>end</c>, or another.</summary>
    public string Kind { get; }

    /// <summary>The path of the subgraph that the event is from, the outermost first; empty for the run itself.</summary>
    public IReadOnlyList<string> Namespace { get; }

    /// <summary>The id of the event, or <see langword="null"/> where the server gave none.</summary>
    public string? Id { get; }

    /// <summary>The raw data.</summary>
    public string Data => _data.Text;

    /// <summary>The data as JSON, parsed when it is asked for the first time, or <see langword="null"/> where it is none.</summary>
    public JToken? Json
    {
        get
        {
            if (!_isParsed)
            {
                _json = WireJson.ParseOrNull(Bytes);
                _isParsed = true;
            }

            return _json;
        }
    }

    /// <summary>The raw data in UTF-8.</summary>
    internal byte[] Bytes => _data.Bytes;

    internal static StreamProtocol<RunEvent> Protocol { get; } = new RunEventProtocol();

    void IWritesJson.WriteTo(WireWriter writer)
    {
        writer.StartObject();
        writer.Write("event"u8, Name);
        writer.Write("id"u8, Id);
        writer.Name("data"u8);
        writer.RawOrText(Bytes);
        writer.EndObject();
    }

    /// <summary>The name and the length of the data, never the data.</summary>
    public override string ToString() => $"{SafeText.Escape(Name, 100)} ({Data.Length} characters)";

    private sealed class RunEventProtocol : StreamProtocol<RunEvent>
    {
        public override RunEvent Read(in RawServerSentEvent item)
        {
            var (name, data, id) = (item.Name, new EventText(item.Data.ToArray()), item.Id);
            var end = name.IndexOf('|');
            return (end < 0 ? name : name.Substring(0, end)) switch
            {
                "metadata" => new RunMetadataEvent(name, data, id),
                "values" => new RunValuesEvent(name, data, id),
                "updates" => new RunUpdatesEvent(name, data, id),
                "messages" => new RunMessageEvent(name, data, id),
                "error" => new RunErrorEvent(name, data, id),
                "end" => new RunEndEvent(name, data, id),
                _ => new RunEvent(name, data, id),
            };
        }

        public override Exception? Failure(RunEvent item, SecretScrubber scrubber) =>
            item is RunErrorEvent error ? new RunStreamException(error, scrubber) : null;

        public override bool? IsEnd(RunEvent item) => item is RunEndEvent or RunErrorEvent ? true : null;

        public override string? RunId(RunEvent item) => (item as RunMetadataEvent)?.RunId;
    }
}
