namespace DeepAgents;

/// <summary>One event of a stream, as it came.</summary>
public sealed class ServerSentEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="data">The data of the event.</param>
    /// <param name="id">The id of the event, or <see langword="null"/>.</param>
    public ServerSentEvent(string name, string data, string? id = null)
    {
        Name = name;
        Data = data;
        Id = id;
    }

    /// <summary>The name of the event; <c>message</c> where the server gave none.</summary>
    public string Name { get; }

    /// <summary>The data of the event, its lines joined by line feeds.</summary>
    public string Data { get; }

    /// <summary>The id of the event, or <see langword="null"/> where the server gave none.</summary>
    public string? Id { get; }

    /// <summary>The name and the length of the data, never the data.</summary>
    public override string ToString() => $"{Name} ({Data.Length} characters)";

    internal static StreamProtocol<ServerSentEvent> Protocol { get; } = new RawProtocol();

    private sealed class RawProtocol : StreamProtocol<ServerSentEvent>
    {
        public override ServerSentEvent Read(in RawServerSentEvent item) => new(item.Name, EventText.Of(item.Data), item.Id);
    }
}
