namespace DeepAgents;

/// <summary>
/// One event of a stream as bytes, for who passes events on or counts them and does not want to pay for objects. It is good until the next
/// event is asked for: the memory of its data is used again.
/// </summary>
public readonly struct RawServerSentEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="data">The data of the event in UTF-8.</param>
    /// <param name="id">The id of the event, or <see langword="null"/>.</param>
    public RawServerSentEvent(string name, ReadOnlyMemory<byte> data, string? id = null) => (Name, Data, Id) = (name, data, id);

    /// <summary>The name of the event; <c>message</c> where the server gave none.</summary>
    public string Name { get; }

    /// <summary>The data of the event in UTF-8, its lines joined by line feeds. Good until the next event is asked for.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>The id of the event, or <see langword="null"/> where the server gave none.</summary>
    public string? Id { get; }

    /// <summary>The name and the length of the data, never the data.</summary>
    public override string ToString() => $"{SafeText.Escape(Name, 100)} ({Data.Length} bytes)";

    /// <summary>The protocol of a stream of events as they come.</summary>
    /// <param name="endings">The names of the events that say that all is done.</param>
    internal sealed class Protocol(params string[] endings) : StreamProtocol<RawServerSentEvent>
    {
        public override RawServerSentEvent Read(in RawServerSentEvent item) => item;

        public override bool? IsEnd(RawServerSentEvent item) => Array.IndexOf(endings, item.Name) >= 0 ? true : null;
    }
}
