using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// A piece of a message as the model writes it (<c>messages</c>): the data is a pair of the piece and its metadata, and the pieces of one message
/// have the same id and are to be put one after the other.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<RunMessageEvent>))]
public sealed class RunMessageEvent : RunEvent
{
    private MessagePiece? _piece;

    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The raw name.</param>
    /// <param name="data">The raw data.</param>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    public RunMessageEvent(string name, string data, string? id = null)
        : base(name, data, id)
    {
    }

    internal RunMessageEvent(string name, EventText data, string? id)
        : base(name, data, id)
    {
    }

    /// <summary>The piece, or <see langword="null"/> where the data is not the usual pair.</summary>
    public JObject? Chunk => Json is JArray { Count: > 0 } pair ? pair[0] as JObject : null;

    /// <summary>The metadata, among it the node that wrote it, or <see langword="null"/> where there is none.</summary>
    public JObject? Metadata => Json is JArray { Count: > 1 } pair ? pair[1] as JObject : null;

    /// <summary>The id of the message that this is a piece of, or <see langword="null"/>.</summary>
    public string? MessageId => Piece.Id;

    /// <summary>Whether the model wrote it, and not a person or a tool.</summary>
    public bool IsAssistant => Piece.IsAssistant;

    /// <summary>The text of this piece; empty for one without text, such as a tool call.</summary>
    public string TextDelta => Piece.Text;

    private MessagePiece Piece => _piece ??= MessagePiece.TryRead(Bytes) ?? MessagePiece.Of(Chunk);
}
